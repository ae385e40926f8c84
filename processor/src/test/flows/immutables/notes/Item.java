package notes;

/** A branch over values. */
public sealed interface Item permits Tagged, Nothing {}
