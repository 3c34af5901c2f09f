package io.obconnect.faulty;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Makes the server's services fail as nobody foresaw: while system property {@value #SERVICE} names one by its simple name, each of its
 * methods throws. {@value #HIT} tells that one did, and which method.
 */
public final class Faults implements Extension {

    public static final String SERVICE = "obconnect.test.faulty";
    public static final String HIT = "obconnect.test.faulty.hit";
    /** {@code NoSuchMethodError} or {@code NoClassDefFoundError}, as a server of another version makes; {@code IllegalStateException} otherwise. */
    public static final String THROWS = "obconnect.test.faulty.throws";

    /** On the services that may fail. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface MayFail {
    }

    void bind(@Observes ProcessAnnotatedType<?> type) {
        String name = type.getAnnotatedType().getJavaClass().getName();
        if (name.startsWith("io.jans.") && (name.endsWith("Service") || name.endsWith(".AuthorizationGrantList"))) {
            type.configureAnnotatedType().add(new jakarta.enterprise.util.AnnotationLiteral<MayFail>() {
            });
        }
    }

    /** Throws. */
    @MayFail
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    public static class Failing implements Serializable {

        @AroundInvoke
        Object called(InvocationContext call) throws Exception {
            String faulty = System.getProperty(SERVICE, "");
            if (!faulty.isEmpty() && call.getMethod().getDeclaringClass().getSimpleName().equals(faulty)) {
                System.setProperty(HIT, call.getMethod().getName());
                switch (System.getProperty(THROWS, "")) {
                    case "NoSuchMethodError" -> throw new NoSuchMethodError("nobody foresaw this");
                    case "NoClassDefFoundError" -> throw new NoClassDefFoundError("nobody/foresaw/This");
                    default -> throw new IllegalStateException("nobody foresaw this");
                }
            }
            return call.proceed();
        }
    }
}
