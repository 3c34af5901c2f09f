package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.consent.PageTexts;
import io.obconnect.web.BufferedAnswer;
import io.obconnect.web.PageAttributes;
import io.obconnect.web.PageHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Our pages for the person. What Faces made of one is kept for a few seconds, apart from its reference and the way back: it is the same for
 * everybody with the same code and language, and a flood of forged returns must not cost a rendering each. There are never more entries than
 * pages, codes and languages, twice.
 */
@ApplicationScoped
public class Pages {

    private static final Duration KEPT = Duration.ofSeconds(10);
    /** Placeholders in the kept page, for what differs between two persons. No text contains them. */
    private static final String REFERENCE = "obconnect-page-reference";
    private static final String APP = "obconnect-page-app";

    private record Key(String file, String variant, ErrorCode code, boolean app, String language) {
    }

    private record Rendered(String text, String contentType, Instant until) {
    }

    private final Map<Key, Rendered> kept = new ConcurrentHashMap<>();

    @Inject
    private Clock clock;

    /** @param app where the TPP's site begins, offered as the way back */
    public void show(Page page, Optional<String> app, HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        PageHeaders.page(response);
        response.setStatus(page.status());
        Key key = new Key(page.file(), page.variant(), page.code(), app.isPresent(), PageTexts.language(request));
        Rendered rendered = kept.get(key);
        Instant now = clock.instant();
        if (rendered == null || !now.isBefore(rendered.until())) {
            rendered = render(page, app.isPresent(), request, response, now);
            if (response.getStatus() == page.status()) { // else rendering failed, and the next request renders again
                kept.put(key, rendered);
            }
        }
        byte[] body = rendered.text().replace(REFERENCE, page.reference()).replace(APP, app.map(Pages::attribute).orElse(""))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType(rendered.contentType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Rendered render(Page page, boolean app, HttpServletRequest request, HttpServletResponse response, Instant now)
            throws IOException, ServletException {
        request.setAttribute(PageAttributes.VARIANT, page.variant());
        if (page.code() != null) {
            request.setAttribute(PageAttributes.CODE, page.code());
            request.setAttribute(PageAttributes.REFERENCE, REFERENCE);
        }
        if (app) {
            request.setAttribute(PageAttributes.APP, APP);
        }
        BufferedAnswer answer = new BufferedAnswer(response);
        request.getRequestDispatcher("/auth/obconnect/" + page.file() + ".htm").forward(request, answer);
        return new Rendered(new String(answer.body(), StandardCharsets.UTF_8), response.getContentType(), now.plus(KEPT));
    }

    /** As the value of an HTML attribute. */
    private static String attribute(String address) {
        return address.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;").replace("'", "&#39;");
    }
}
