package dev.headrace.testing;

import java.io.IOException;

/** What sources and targets of a {@link TestBed} throw when they are to fail. */
final class TestBedFailure extends IOException {

  private static final long serialVersionUID = 1;

  TestBedFailure(String message) {
    super(message + ", as the check wants it to");
  }
}
