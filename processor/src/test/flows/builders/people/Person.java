package people;

import io.soabase.recordbuilder.core.RecordInterface;

/** A nested row: the record {@code PersonRecord} is made of it. */
@RecordInterface
public interface Person {
  String name();

  int age();
}
