package io.obconnect.token;

import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
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
 * section 5.3.2), and when the Person is gone the answer is a clean 401 (RFC 6750 section 3.1) where the server would fail with a 500.
 * A signed or encrypted answer can't be changed: such clients need the server's own {@code publicSubjectIdentifierAttribute}. Other
 * grants' traffic isn't touched.
 */
public class UserInfoFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(UserInfoFilter.class);
    private static final String BEARER = "bearer ";

    @Inject
    private AccessTokens accessTokens;
    @Inject
    private TokenClaims tokenClaims;

    /** For the container, which injects the fields. */
    public UserInfoFilter() {
    }

    UserInfoFilter(AccessTokens accessTokens, TokenClaims tokenClaims) {
        this.accessTokens = accessTokens;
        this.tokenClaims = tokenClaims;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Optional<Grant> ours;
        Optional<TokenData> data;
        try {
            ours = accessToken(http).flatMap(accessTokens::find).filter(TokenClaims::isOurs);
            data = ours.flatMap(grant -> tokenClaims.reading(grant).fold(found -> found, refusal -> {
                LOG.warn("{}", refusal);
                return Optional.empty();
            }));
        } catch (DirectoryUnavailable e) {
            LOG.error("{} {}", Code.DIRECTORY_UNAVAILABLE.id(), Code.DIRECTORY_UNAVAILABLE.title(), e);
            answer.setHeader("Cache-Control", "no-store");
            answer.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        if (ours.isEmpty()) {
            chain.doFilter(request, response);
        } else if (ours.get().personGone() || data.isEmpty()) {
            invalidToken(answer, ours.get().personGone() ? Code.TOKEN_PERSON_GONE : Code.TOKEN_DATA_MISSING);
        } else {
            ofOurs(http, answer, chain, data.get());
        }
    }

    private void ofOurs(HttpServletRequest request, HttpServletResponse response, FilterChain chain, TokenData data)
            throws IOException, ServletException {
        BufferedAnswer held = new BufferedAnswer(response);
        chain.doFilter(request, held);
        // swept between our look and the server's
        if (held.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR && goneMeanwhile(request)) {
            invalidToken(response, Code.TOKEN_PERSON_GONE);
            return;
        }
        byte[] body = isJson(held) ? withSubject(held.body(), data.subject()) : held.body();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private boolean goneMeanwhile(HttpServletRequest request) {
        try {
            return accessToken(request).flatMap(accessTokens::find).filter(Grant::personGone).isPresent();
        } catch (DirectoryUnavailable e) {
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

    private static void invalidToken(HttpServletResponse response, Code code) throws IOException {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"" + code.id() + "\"");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        byte[] body = ("{\"error\":\"invalid_token\",\"error_description\":\"" + code.id() + " " + code.title() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
