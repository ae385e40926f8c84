/**
 * Generations in Chronicle Map. The only package that knows that library, which needs flags of the
 * JVM: nothing but {@link ChronicleAccess} may be touched before it has said that they are there.
 */
@NullMarked
package dev.headrace.memo.chronicle;

import org.jspecify.annotations.NullMarked;
