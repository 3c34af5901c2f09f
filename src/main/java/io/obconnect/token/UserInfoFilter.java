package io.obconnect.token;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.journey.Failures;
import io.obconnect.message.Json;
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
import java.util.Map;
import java.util.Optional;

/**
 * Stands before {@code /restv1/userinfo}. For our grants the {@code sub} of the answer is made the id_token's (OpenID Connect Core
 * section 5.3.2), and when the consent has ended or the Person is gone the answer is a clean 401 (RFC 6750 section 3.1).
 * A signed or encrypted answer can't be changed: such clients need the server's own {@code publicSubjectIdentifierAttribute}. Other
 * grants' traffic isn't touched.
 */
public class UserInfoFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(UserInfoFilter.class);
    private static final String BEARER = "bearer ";

    @Inject
    private AccessTokens accessTokens;
    @Inject
    private TokenDecisions tokenDecisions;
    @Inject
    private Failures failures;

    /** For the container, which injects the fields. */
    public UserInfoFilter() {
    }

    UserInfoFilter(AccessTokens accessTokens, TokenDecisions tokenDecisions, Failures failures) {
        this.accessTokens = accessTokens;
        this.tokenDecisions = tokenDecisions;
        this.failures = failures;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Optional<Grant> ours;
        Outcome<Optional<TokenClaims>> reading;
        try {
            ours = accessToken(http).flatMap(accessTokens::find).filter(TokenDecisions::isOurs);
            reading = ours.map(tokenDecisions::reading).orElseGet(() -> Outcome.accept(Optional.empty()));
        } catch (DirectoryUnavailable e) {
            unavailable(answer, Refusal.of(ErrorCode.DIRECTORY_UNAVAILABLE, String.valueOf(e.getMessage())));
            return;
        } catch (RuntimeException | LinkageError e) { // we can't tell whose token it is: it could be one of ours whose consent has ended
            LOG.error("{} {}", ErrorCode.INTERNAL.id(), ErrorCode.INTERNAL.title(), e);
            json(answer, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, ErrorCode.INTERNAL.error().value(), ErrorCode.INTERNAL);
            return;
        }
        Optional<Refusal> refusal = reading.fold(found -> Optional.empty(), Optional::of);
        if (refusal.filter(reason -> reason.code() == ErrorCode.NOT_CONFIGURED).isPresent()) {
            unavailable(answer, refusal.get()); // the token itself is good, so no 401
            return;
        }
        Optional<String> client = ours.map(Grant::clientId);
        refusal.ifPresent(reason -> failures.report(reason, client, Optional.empty()));
        Optional<TokenClaims> data = reading.fold(found -> found, reason -> Optional.empty());
        if (ours.isEmpty()) {
            chain.doFilter(request, response);
        } else if (refusal.isPresent()) {
            invalidToken(answer, refusal.get().code());
        } else if (ours.get().personGone()) {
            invalidToken(answer, ErrorCode.TOKEN_PERSON_GONE);
        } else {
            ofOurs(http, answer, chain, data.orElseThrow());
        }
    }

    private void ofOurs(HttpServletRequest request, HttpServletResponse response, FilterChain chain, TokenClaims data)
            throws IOException, ServletException {
        BufferedAnswer held = new BufferedAnswer(response);
        chain.doFilter(request, held);
        // the Person was swept between our look-up and the server's
        if (held.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR && goneMeanwhile(request)) {
            invalidToken(response, ErrorCode.TOKEN_PERSON_GONE);
            return;
        }
        byte[] body = isJson(held) ? withSubject(held.body(), data.subject()) : held.body();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private boolean goneMeanwhile(HttpServletRequest request) {
        try {
            return accessToken(request).flatMap(accessTokens::find).filter(Grant::personGone).isPresent();
        } catch (RuntimeException | LinkageError e) { // then the server's own failure stands
            return false;
        }
    }

    private static boolean isJson(HttpServletResponse response) {
        String type = response.getContentType();
        return response.getStatus() == HttpServletResponse.SC_OK && type != null && type.startsWith("application/json");
    }

    private static byte[] withSubject(byte[] body, String subject) throws ServletException {
        Map<String, Object> claims = Json.trusted(new String(body, StandardCharsets.UTF_8))
                .orElseThrow(() -> new ServletException("the userinfo answer isn't JSON"));
        if (subject.equals(claims.get("sub"))) {
            return body;
        }
        claims.put("sub", subject);
        return Json.text(claims).getBytes(StandardCharsets.UTF_8);
    }

    /** As the server finds it: the header, else the parameter (RFC 6750 section 2). */
    private static Optional<String> accessToken(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        String token = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).trim()
                : request.getParameter("access_token");
        return Optional.ofNullable(token).filter(text -> !text.isEmpty());
    }

    private static void unavailable(HttpServletResponse response, Refusal refusal) throws IOException {
        LOG.error("{}", refusal);
        response.setHeader("Cache-Control", "no-store");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static void invalidToken(HttpServletResponse response, ErrorCode code) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"" + code.id() + "\"");
        json(response, HttpServletResponse.SC_UNAUTHORIZED, "invalid_token", code);
    }

    private static void json(HttpServletResponse response, int status, String error, ErrorCode code) throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        byte[] body = ("{\"error\":\"" + error + "\",\"error_description\":\"" + code.id() + " " + code.title() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
