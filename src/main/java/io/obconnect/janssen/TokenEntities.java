package io.obconnect.janssen;

import io.jans.as.server.model.common.AuthorizationGrant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * The stored token that a grant was read from. Its class lives in one package up to Janssen 1.0.21 and in another from 1.0.22 on, so
 * nothing of ours may name it: its accessors are looked up by name, once.
 */
@Dependent
public class TokenEntities {

    private final MethodHandle entity;
    private final MethodHandle userId;

    @Inject
    public TokenEntities() {
        this(AuthorizationGrant.class);
    }

    /**
     * @param grants the class of the server's grants
     * @throws IllegalStateException where they have no stored token, or it names no user
     */
    TokenEntities(Class<?> grants) {
        try {
            Method stored = grants.getMethod("getTokenEntity");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            entity = lookup.unreflect(stored).asType(MethodType.methodType(Object.class, Object.class));
            userId = lookup.unreflect(stored.getReturnType().getMethod("getUserId")).asType(MethodType.methodType(String.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the server's grants have no stored token that we know", e);
        }
    }

    /** Whether the grant was read from a stored token, and not made or cached in this server. */
    boolean isOf(AuthorizationGrant grant) {
        return of(grant) != null;
    }

    /** The user that the stored token names; empty where there is none, or the user was gone when it was written. */
    Optional<String> userId(AuthorizationGrant grant) {
        return Optional.ofNullable(of(grant)).map(stored -> (String) called(userId, stored));
    }

    private Object of(AuthorizationGrant grant) {
        return called(entity, grant);
    }

    private static Object called(MethodHandle accessor, Object owner) {
        try {
            return accessor.invoke(owner);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("an accessor of the server's throws what it doesn't declare", e);
        }
    }
}
