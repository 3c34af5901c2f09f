package io.obconnect.consent;

import io.obconnect.Code;
import io.obconnect.web.PageAttributes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words on our pages, in the browser's language. An operator's words win. */
@Named("obconnectPage")
@RequestScoped
public class PageTexts {

    private static final String BUNDLE = "io.obconnect.consent.pages";
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"));

    @Inject
    private OperatorTexts operatorTexts;

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
        Optional<String> operators = operatorTexts.text(locale.getLanguage(), key);
        if (operators.isPresent()) {
            return operators.get();
        }
        try {
            return ResourceBundle.getBundle(BUNDLE, locale, PageTexts.class.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)).getString(key);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("a page asks for a text that no bundle has: " + key, e);
        }
    }

    /** What happened, in the error page's words. */
    public String getLead() {
        return text(addressRefused() ? "error.address.lead" : "error.lead");
    }

    /** What to do now. */
    public String getAdvice() {
        return text(addressRefused() ? "error.address.advice" : "error.advice");
    }

    /** The one failure that a person can be told more of: who looks at the page knows which app it was. */
    private static boolean addressRefused() {
        return request().getAttribute(PageAttributes.CODE) == Code.REDIRECT_URI_UNREGISTERED;
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
