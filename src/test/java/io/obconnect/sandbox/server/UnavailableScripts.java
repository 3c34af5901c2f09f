package io.obconnect.sandbox.server;

import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.BaseExternalType;
import io.jans.model.custom.script.type.introspection.IntrospectionType;
import io.jans.model.custom.script.type.token.UpdateTokenType;

import java.util.Map;

/** What the server takes in place of a script that can't be made or whose {@code init} says no (facts): by script type. */
public final class UnavailableScripts {

    private UnavailableScripts() {
    }

    static BaseExternalType of(String type) {
        return switch (type) {
            case Scripts.PERSON_AUTHENTICATION -> new Person();
            case Scripts.UPDATE_TOKEN -> new Token();
            case Scripts.INTROSPECTION -> new Introspection();
            default -> throw new IllegalArgumentException("no script type: " + type);
        };
    }

    /** Whether the acr of such a script was asked for. */
    public static boolean isPerson(BaseExternalType type) {
        return type instanceof Person;
    }

    /** Its acr is named, but never chosen. */
    private static final class Person extends IdleScript {
    }

    /** Keeps access and refresh tokens back; id_tokens are issued without it. */
    private static final class Token implements UpdateTokenType {

        @Override
        public boolean modifyIdToken(Object token, Object context) {
            return false;
        }

        @Override
        public boolean modifyRefreshToken(Object token, Object context) {
            return false;
        }

        @Override
        public boolean modifyAccessToken(Object token, Object context) {
            return false;
        }

        @Override
        public int getRefreshTokenLifetimeInSeconds(Object context) {
            return 0;
        }

        @Override
        public int getIdTokenLifetimeInSeconds(Object context) {
            return 0;
        }

        @Override
        public int getAccessTokenLifetimeInSeconds(Object context) {
            return 0;
        }

        @Override
        public boolean init(Map<String, SimpleCustomProperty> properties) {
            return true;
        }

        @Override
        public boolean init(CustomScript script, Map<String, SimpleCustomProperty> properties) {
            return true;
        }

        @Override
        public boolean destroy(Map<String, SimpleCustomProperty> properties) {
            return true;
        }

        @Override
        public int getApiVersion() {
            return 1;
        }
    }

    /** Leaves the answer as it is. */
    private static final class Introspection implements IntrospectionType {

        @Override
        public boolean modifyResponse(Object response, Object context) {
            return false;
        }

        @Override
        public boolean init(Map<String, SimpleCustomProperty> properties) {
            return true;
        }

        @Override
        public boolean init(CustomScript script, Map<String, SimpleCustomProperty> properties) {
            return true;
        }

        @Override
        public boolean destroy(Map<String, SimpleCustomProperty> properties) {
            return true;
        }

        @Override
        public int getApiVersion() {
            return 1;
        }
    }
}
