package dev.headrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the components that together identify a source row or a target row. On a record it stands
 * on components, on an Immutables value on accessors.
 *
 * <p>Keys are scalars without a fraction: integers, {@code boolean}, {@code char}, {@code String},
 * {@code UUID}, {@code URI}, {@code BigInteger}, enums and {@code java.time} types.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Key {}
