package dev.cryb.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that a setting, or any setting of a type, takes, ends included.
 *
 * <p>Written as an operator would write them.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    /** The least. */
    String from() default "";

    /** The greatest. */
    String to() default "";

    /** In words, where there is no least and greatest. */
    String words() default "";

    /** What a text must match as a whole. */
    String pattern() default ".*";

    /** Whether the value is nobody's business, not even a log's. */
    boolean secret() default false;
}
