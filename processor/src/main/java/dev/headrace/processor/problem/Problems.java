package dev.headrace.processor.problem;

import dev.headrace.processor.model.place.Place;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one flow. Used by one thread. */
public final class Problems {

  private final List<Problem> problems = new ArrayList<>();

  /** Starts without any. */
  public Problems() {}

  /**
   * Adds a problem, unless it was added before.
   *
   * @param code what kind of mistake
   * @param place where it stands
   * @param arguments what the code's texts need
   */
  public void add(ProblemCode code, Place place, String... arguments) {
    add(new Problem(code, place, List.of(arguments)));
  }

  /**
   * Adds a problem, unless it was added before.
   *
   * @param problem the problem
   */
  public void add(Problem problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /**
   * Whether something else is wrong at a place, so that a further problem would tell one mistake
   * twice.
   *
   * @param place where something stands
   * @return true if a problem stands there
   */
  public boolean areTold(Place place) {
    return problems.stream().anyMatch(problem -> problem.place().equals(place));
  }

  /**
   * What else was found.
   *
   * @param code what is of no interest
   * @return new problems, without those of the code
   */
  public Problems without(ProblemCode code) {
    Problems others = new Problems();
    problems.stream().filter(problem -> problem.code() != code).forEach(others::add);
    return others;
  }

  /**
   * What was found.
   *
   * @return in the order in which it was found
   */
  public List<Problem> all() {
    return List.copyOf(problems);
  }

  /**
   * Whether the flow can't be compiled.
   *
   * @return true if any problem is an error
   */
  public boolean hasErrors() {
    return problems.stream()
        .anyMatch(problem -> problem.code().severity() == ProblemCode.Severity.ERROR);
  }
}
