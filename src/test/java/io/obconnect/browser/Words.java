package io.obconnect.browser;

import java.util.Map;

/** Headlines of the product's pages by language. */
final class Words {

    private static final Map<String, String> ERROR = Map.of("en", "We couldn't finish this", "de", "Wir konnten das nicht abschließen",
            "fr", "Nous n'avons pas pu terminer", "es", "No hemos podido terminar");
    private static final Map<String, String> DONE = Map.of("en", "This has been answered", "de", "Das ist schon beantwortet",
            "fr", "Une réponse a déjà été donnée", "es", "Esto ya tiene respuesta");

    private static final Map<String, String> UNHEARD = Map.of("en", "The app didn't get your answer", "de", "Die App hat Ihre Antwort nicht bekommen");
    private static final Map<String, String> OTHER = Map.of("en", "Your first answer counts", "de", "Ihre erste Antwort gilt");

    private Words() {
    }

    static String error(String language) {
        return ERROR.get(language);
    }

    /** Where the answer was given before. */
    static String done(String language) {
        return DONE.get(language);
    }

    /** Where the app didn't get the answer. */
    static String unheard(String language) {
        return UNHEARD.get(language);
    }

    /** Where another answer was given before. */
    static String other(String language) {
        return OTHER.get(language);
    }

    /** What a browser asks for, and the language that it gets. */
    static Map<String, String> wanted() {
        return Map.of("en-GB,en;q=0.9", "en", "de-AT,de;q=0.9,en;q=0.5", "de", "fr", "fr", "es-MX", "es", "fi", "en");
    }
}
