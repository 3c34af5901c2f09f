package io.jans.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class of entries. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DataEntry {
    String[] sortByName() default {};
    boolean configurationDefinition() default false;
    String[] sortBy() default {};
    boolean forceUpdate() default false;
}
