package io.obconnect.token;

import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.Refusal;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.journey.Failures;
import io.obconnect.message.Json;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.token.IntrospectionOfRequest.Said;
import io.obconnect.web.BufferedAnswer;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands before {@code /restv1/introspection} and has the last word on tokens of ours: one that is dead is answered with
 * {@code {"active":false}} and nothing else (RFC 7662 section 2.2). The server would add the scope to that, would take it back where another script says
 * no, and runs no script of ours where neither the token's client nor the one that asks lists it: then the token is looked up here. An
 * answer that is a signed JWT becomes that JSON too: nobody but the server could sign another one.
 */
public class IntrospectionFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(IntrospectionFilter.class);
    private static final byte[] INACTIVE = "{\"active\":false}".getBytes(StandardCharsets.US_ASCII);

    @Inject
    private AccessTokens accessTokens;
    @Inject
    private TokenDecisions tokenDecisions;
    @Inject
    private IntrospectionOfRequest script;
    @Inject
    private ActiveConfiguration configuration;
    @Inject
    private Failures failures;

    /** For the container, which injects the fields. */
    public IntrospectionFilter() {
    }

    IntrospectionFilter(AccessTokens accessTokens, TokenDecisions tokenDecisions, IntrospectionOfRequest script, ActiveConfiguration configuration,
            Failures failures) {
        this.accessTokens = accessTokens;
        this.tokenDecisions = tokenDecisions;
        this.script = script;
        this.configuration = configuration;
        this.failures = failures;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        // before the server reads the body, and every one: which of two it takes isn't ours to guess
        String[] tokens = ((HttpServletRequest) request).getParameterValues("token");
        BufferedAnswer held = BufferedAnswer.passingErrors(answer);
        chain.doFilter(request, held);
        if (held.errorPassed()) {
            return;
        }
        if (held.getStatus() != HttpServletResponse.SC_OK) {
            write(answer, held.body());
            return;
        }
        try {
            if (dead(held, tokens == null ? List.of() : List.of(tokens))) {
                answer.setContentType("application/json");
                write(answer, INACTIVE);
            } else {
                write(answer, held.body());
            }
        } catch (DirectoryUnavailable e) {
            unavailable(answer, Code.DIRECTORY_UNAVAILABLE);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {}", Code.INTERNAL.id(), Code.INTERNAL.title(), e);
            unavailable(answer, Code.INTERNAL);
        }
    }

    private boolean dead(BufferedAnswer answer, List<String> tokens) {
        return switch (script.said()) {
            case NOT_OURS, ACTIVE -> false;
            case INACTIVE -> true;
            case NOTHING -> couldBeOurs(answer.getContentType(), answer.body()) && tokens.stream().anyMatch(this::dead);
        };
    }

    /** Told from the answer, so that other clients' tokens cost the store nothing. One that can't be read could be. */
    private boolean couldBeOurs(String contentType, byte[] body) {
        Optional<Map<String, Object>> json = Optional.ofNullable(contentType).filter(type -> type.startsWith("application/json"))
                .flatMap(type -> Json.trusted(new String(body, StandardCharsets.UTF_8)));
        return json.map(claims -> !Boolean.FALSE.equals(claims.get("active"))
                && (TemporaryPerson.isTemporary(Json.string(claims, "username").orElse(""))
                        || Json.string(claims, "client_id").map(configuration.tpps()::contains).orElse(true)))
                .orElse(true);
    }

    private boolean dead(String token) {
        Optional<Grant> ours = accessTokens.find(token).filter(TokenDecisions::isOurs);
        Optional<Refusal> refusal = ours.flatMap(grant -> tokenDecisions.reading(grant).fold(data -> Optional.empty(), Optional::of));
        if (refusal.filter(reason -> reason.code() == Code.NOT_CONFIGURED).isPresent()) {
            throw new IllegalStateException(refusal.get().toString()); // nothing is wrong with the token
        }
        refusal.ifPresent(reason -> failures.report(reason, ours.map(Grant::clientId), Optional.empty()));
        return refusal.isPresent();
    }

    private void unavailable(HttpServletResponse answer, Code code) throws IOException {
        String description = failures.report(Refusal.of(code, "a token can't be introspected"), Optional.empty(), Optional.empty());
        answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        answer.setContentType("application/json");
        answer.setHeader("Cache-Control", "no-store");
        write(answer, Json.text(Map.of("error", "temporarily_unavailable", "error_description", description)).getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpServletResponse answer, byte[] body) throws IOException {
        answer.setContentLength(body.length);
        answer.getOutputStream().write(body);
    }
}
