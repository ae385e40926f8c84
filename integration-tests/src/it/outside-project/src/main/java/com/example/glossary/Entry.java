package com.example.glossary;

import dev.headrace.Key;
import org.immutables.value.Value;

/** A word of the glossary. */
@Value.Immutable
public interface Entry {

  @Key
  String word();

  String meaning();

  String page();
}
