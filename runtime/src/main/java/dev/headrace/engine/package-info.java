/**
 * The engine, and what it does with source rows: list, decide, read, evaluate, retire. Knows stores
 * and connectors by their interfaces only.
 */
@NullMarked
package dev.headrace.engine;

import org.jspecify.annotations.NullMarked;
