package io.obconnect.token;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.journey.Failures;
import io.obconnect.message.Json;
import io.obconnect.person.TemporaryPerson;
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
 * Stands before {@code /restv1/introspection} and corrects the server's answers about tokens of ours. A token whose consent has ended, or that
 * isn't valid any more, is answered with {@code {"active":false}} and nothing else (RFC 7662 section 2.2). The script alone can't do that: the
 * server adds the scope to its answer, ignores it where another script returns false, and doesn't run it where neither the token's client nor the
 * asking one lists it; then the token is looked up here. A signed JWT is replaced by plain JSON too, because only the server could sign another
 * one.
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
        // read before the server reads the body; all of them, because we don't know which of two it takes
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
            unavailable(answer, ErrorCode.DIRECTORY_UNAVAILABLE);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {}", ErrorCode.INTERNAL.id(), ErrorCode.INTERNAL.title(), e);
            unavailable(answer, ErrorCode.INTERNAL);
        }
    }

    private boolean dead(BufferedAnswer answer, List<String> tokens) {
        return switch (script.said()) {
            case NOT_OURS, ACTIVE -> false;
            case INACTIVE -> true;
            case NOTHING -> couldBeOurs(answer.getContentType(), answer.body()) && tokens.stream().anyMatch(this::dead);
        };
    }

    /** Decided by the answer alone, so that other clients' tokens need no look-up. True where it can't be read. */
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
        if (refusal.filter(reason -> reason.code() == ErrorCode.NOT_CONFIGURED).isPresent()) {
            // without a configuration we can't tell whether the token is good
            throw new IllegalStateException(refusal.get().toString());
        }
        refusal.ifPresent(reason -> failures.report(reason, ours.map(Grant::clientId), Optional.empty()));
        return refusal.isPresent();
    }

    private void unavailable(HttpServletResponse answer, ErrorCode code) throws IOException {
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
