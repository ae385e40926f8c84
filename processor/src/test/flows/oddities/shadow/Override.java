package shadow;

/** Hides the annotation. */
public interface Override {}
