package io.obconnect.consent;

import io.obconnect.Code;
import io.obconnect.web.PageAttributes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The words on our pages, in the browser's language. An operator's words win: the auth server's own messages ({@code custom/i18n}) are asked
 * first, for the key with {@code obconnect.} before it.
 */
@Named("obconnectPage")
@RequestScoped
public class PageTexts {

    private static final String BUNDLE = "io.obconnect.consent.pages";
    private static final String OPERATORS_PREFIX = "obconnect.";
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"));

    /** The language of the page, for its {@code lang} attribute. */
    public String getLanguage() {
        return locale().getLanguage();
    }

    /** The language that a page has for this browser. */
    public static String language(HttpServletRequest request) {
        return locale(request).getLanguage();
    }

    /** The text of a key. */
    public String text(String key) {
        Locale locale = locale();
        FacesContext faces = FacesContext.getCurrentInstance();
        ResourceBundle operators = faces.getApplication().getResourceBundle(faces, "msgs");
        if (operators != null && operators.getLocale().getLanguage().equals(locale.getLanguage())
                && operators.containsKey(OPERATORS_PREFIX + key)) {
            return operators.getString(OPERATORS_PREFIX + key);
        }
        try {
            return ResourceBundle.getBundle(BUNDLE, locale, PageTexts.class.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)).getString(key);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("a page asks for a text that no bundle has: " + key, e);
        }
    }

    /** The code of the failure that the page tells of. */
    public String getCode() {
        return request().getAttribute(PageAttributes.CODE) instanceof Code code ? code.id() : "";
    }

    /** The reference that finds the log line. */
    public String getReference() {
        return request().getAttribute(PageAttributes.REFERENCE) instanceof String reference ? reference : "";
    }

    private static Locale locale() {
        return locale(request());
    }

    private static Locale locale(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .flatMap(wanted -> SPOKEN.stream().filter(spoken -> spoken.getLanguage().equals(wanted.getLanguage())))
                .findFirst().orElse(Locale.ENGLISH);
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }
}
