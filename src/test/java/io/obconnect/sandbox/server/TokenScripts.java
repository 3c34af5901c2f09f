package io.obconnect.sandbox.server;

import io.jans.as.model.token.JsonWebResponse;
import io.jans.as.server.model.common.AccessToken;
import io.jans.as.server.model.common.RefreshToken;
import io.jans.as.server.service.external.context.ExternalUpdateTokenContext;
import io.jans.model.custom.script.type.token.UpdateTokenType;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Runs the {@code update_token} scripts that a client's entry lists. */
@ApplicationScoped
public class TokenScripts {

    private static final Logger LOG = LoggerFactory.getLogger(TokenScripts.class);

    @Inject
    private Scripts scripts;

    /** Fact: fails open. What the script throws or answers doesn't matter, unless its context carries an exception. */
    public void idToken(JsonWebResponse token, ExternalUpdateTokenContext context) {
        ask(context, script -> script.modifyIdToken(token, context));
    }

    /** False keeps the token back. */
    public boolean refreshToken(RefreshToken token, ExternalUpdateTokenContext context) {
        return ask(context, script -> script.modifyRefreshToken(token, context));
    }

    /** False keeps the token back. */
    public boolean accessToken(AccessToken token, ExternalUpdateTokenContext context) {
        return ask(context, script -> script.modifyAccessToken(token, context));
    }

    /** Seconds; 0 for the server's own lifetime. */
    public int lifetime(ExternalUpdateTokenContext context, ToIntFunction<UpdateTokenType> question) {
        for (UpdateTokenType script : of(context)) {
            int seconds = guarded(context, 0, () -> question.applyAsInt(script));
            if (seconds > 0) {
                return seconds;
            }
        }
        return 0;
    }

    private List<UpdateTokenType> of(ExternalUpdateTokenContext context) {
        return context.getClient() == null ? List.of()
                : scripts.of(UpdateTokenType.class, context.getClient().getAttributes().getUpdateTokenScriptDns()).stream()
                .map(script -> (UpdateTokenType) script.getExternalType()).toList();
    }

    private boolean ask(ExternalUpdateTokenContext context, Predicate<UpdateTokenType> question) {
        for (UpdateTokenType script : of(context)) {
            if (!guarded(context, false, () -> question.test(script))) {
                return false;
            }
        }
        return true;
    }

    private static <T> T guarded(ExternalUpdateTokenContext context, T otherwise, Supplier<T> call) {
        try {
            T answer = call.get();
            context.throwWebApplicationExceptionIfSet();
            return answer;
        } catch (WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("script failed", e);
            return otherwise;
        }
    }
}
