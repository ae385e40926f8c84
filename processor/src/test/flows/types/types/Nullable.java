package types;

/** A declaration annotation; only its simple name counts. */
public @interface Nullable {}
