package io.obconnect.consent;

import io.obconnect.ErrorCode;
import io.obconnect.config.ActiveConfiguration;
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

    /** Where a text names the bank. */
    private static final String BANK = "{bank}";

    @Inject
    private OperatorTexts operatorTexts;
    @Inject
    private ActiveConfiguration configuration;

    /** The language of the page, for its {@code lang} attribute. */
    public String getLanguage() {
        return locale().getLanguage();
    }

    /** The language that a page has for this browser. */
    public static String language(HttpServletRequest request) {
        return locale(request).getLanguage();
    }

    /** The text of a key; {@code {bank}} in it is the organization's name, as configured. */
    public String text(String key) {
        String text = words(key);
        return text.contains(BANK) ? text.replace(BANK, bank()) : text;
    }

    /** The title of this variant of the page. */
    public String getTitle() {
        String variant = variant();
        return text(variant.substring(0, variant.indexOf('.')) + ".title");
    }

    /** A text of this variant of the page. */
    public String variant(String part) {
        return text(variant() + "." + part);
    }

    private static String variant() {
        return attribute(PageAttributes.VARIANT).filter(variant -> variant.indexOf('.') > 0).orElse("answered.unknown");
    }

    /** The bank's name, as configured; empty where nothing is. */
    public String getOrganization() {
        return configuration.current().map(current -> current.configuration().organizationName()).orElse("");
    }

    private String bank() {
        String name = getOrganization();
        return name.isBlank() ? words("bank") : name;
    }

    private String words(String key) {
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

    /** Whether the redirect URI isn't registered. The page says so: the person knows which app it was. */
    private static boolean addressRefused() {
        return request().getAttribute(PageAttributes.CODE) == ErrorCode.REDIRECT_URI_UNREGISTERED;
    }

    /** The code of the failure that the page tells of; empty where there is none. */
    public String getCode() {
        return request().getAttribute(PageAttributes.CODE) instanceof ErrorCode code ? code.id() : "";
    }

    /** The reference that finds the log line; empty where there is none. */
    public String getReference() {
        return attribute(PageAttributes.REFERENCE).orElse("");
    }

    /** Where the TPP's site begins; empty where it isn't known. */
    public String getApp() {
        return attribute(PageAttributes.APP).orElse("");
    }

    private static Optional<String> attribute(String name) {
        return request().getAttribute(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
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
