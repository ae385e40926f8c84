package people;

import dev.headrace.Key;
import io.soabase.recordbuilder.core.RecordBuilder;

/** A row with a generated builder, which holds a generated record. */
@RecordBuilder
public record Visit(@Key String id, PersonRecord person) {}
