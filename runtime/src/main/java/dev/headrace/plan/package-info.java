/**
 * What generated plans are made of: nodes, codecs and the evaluation of one source row. The only
 * runtime package that generated code imports; knows nothing of engines and stores.
 */
@NullMarked
package dev.headrace.plan;

import org.jspecify.annotations.NullMarked;
