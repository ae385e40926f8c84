package dev.headrace.samples.codesearch.split;

import java.util.List;
import java.util.NavigableSet;

/**
 * A member of a Java source, not yet cut.
 *
 * @param name its name within the package
 * @param region where it is, comments included
 * @param seams where it may be cut
 */
record JavaUnit(String name, Region region, List<NavigableSet<Integer>> seams) {}
