package io.jans.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field that holds all attributes without a field of their own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface AttributesList {
    String name();
    String value();
    String multiValued() default "";
    AttributeName[] attributesConfiguration() default {};
    boolean sortByName() default false;
}
