package io.jans.orm.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The attribute (LDAP) or column (SQL) that a field stands for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface AttributeName {
    String name() default "";
    boolean ignoreDuringRead() default false;
    boolean ignoreDuringUpdate() default false;
    boolean updateOnly() default false;
    boolean consistency() default false;
}
