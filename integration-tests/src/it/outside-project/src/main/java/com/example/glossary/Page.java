package com.example.glossary;

import dev.headrace.Key;
import org.immutables.value.Value;

/** A page of a handbook. */
@Value.Immutable
public interface Page {

  @Key
  String path();

  String text();
}
