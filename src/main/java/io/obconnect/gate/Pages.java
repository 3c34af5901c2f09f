package io.obconnect.gate;

import io.obconnect.Code;
import io.obconnect.consent.PageTexts;
import io.obconnect.web.BufferedAnswer;
import io.obconnect.web.PageAttributes;
import io.obconnect.web.PageHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Our pages for the person. What Faces made of one is kept for a few seconds, apart from the reference: it is the same for everybody with the
 * same code and language, and a flood of forged returns must not cost a rendering each. There are never more entries than pages, codes and
 * languages.
 */
@ApplicationScoped
public class Pages {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private record Key(String page, Code code, String language) {
    }

    /** @param parts the page's octets, cut where its reference stands */
    private record Rendered(List<byte[]> parts, String contentType, Instant until) {

        static Rendered of(String text, String reference, String contentType, Instant until) {
            List<String> parts = reference.isEmpty() ? List.of(text) : List.of(text.split(Pattern.quote(reference), -1));
            return new Rendered(parts.stream().map(part -> part.getBytes(StandardCharsets.UTF_8)).toList(), contentType, until);
        }

        byte[] with(String reference) {
            byte[] octets = reference.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream body = new ByteArrayOutputStream(
                    parts.stream().mapToInt(part -> part.length).sum() + (parts.size() - 1) * octets.length);
            body.writeBytes(parts.get(0));
            parts.stream().skip(1).forEach(part -> {
                body.writeBytes(octets);
                body.writeBytes(part);
            });
            return body.toByteArray();
        }
    }

    private final Map<Key, Rendered> kept = new ConcurrentHashMap<>();
    @Inject
    private Clock clock;

    public void show(String page, int status, Code code, String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        PageHeaders.page(response);
        response.setStatus(status);
        Key key = new Key(page, code, PageTexts.language(request));
        Rendered rendered = kept.get(key);
        Instant now = clock.instant();
        if (rendered == null || !now.isBefore(rendered.until())) {
            rendered = render(page, code, reference, request, response, now);
            if (response.getStatus() == status) { // else something went wrong, and the next one shall try again
                kept.put(key, rendered);
            }
        }
        byte[] body = rendered.with(reference);
        response.setContentType(rendered.contentType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Rendered render(String page, Code code, String reference, HttpServletRequest request, HttpServletResponse response,
            Instant now) throws IOException, ServletException {
        request.setAttribute(PageAttributes.CODE, code);
        request.setAttribute(PageAttributes.REFERENCE, reference);
        BufferedAnswer answer = new BufferedAnswer(response);
        request.getRequestDispatcher("/auth/obconnect/" + page + ".htm").forward(request, answer);
        return Rendered.of(new String(answer.body(), StandardCharsets.UTF_8), reference, response.getContentType(), now.plus(KEPT));
    }
}
