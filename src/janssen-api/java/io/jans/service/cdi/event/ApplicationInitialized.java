package io.jans.service.cdi.event;

import jakarta.inject.Qualifier;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Qualifies the event that says that the server is ready; it comes after {@code @Initialized(ApplicationScoped.class)}. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE})
public @interface ApplicationInitialized {
    Class<? extends Annotation> value();
}
