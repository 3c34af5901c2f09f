package io.obconnect.browser;

import org.junit.jupiter.params.provider.Arguments;

import java.util.stream.Stream;

/** Headlines of the product's pages by language, also for languages that they don't speak. */
final class Words {

    private Words() {
    }

    /** Language wanted, language got, headline of the error page, headline of the page for what is answered already. */
    static Stream<Arguments> byLanguage() {
        return Stream.of(
                Arguments.of("en-GB,en;q=0.9", "en", "We couldn't finish this", "This has been answered"),
                Arguments.of("de-AT,de;q=0.9,en;q=0.5", "de", "Wir konnten das nicht abschließen", "Das ist schon beantwortet"),
                Arguments.of("fr", "fr", "Nous n'avons pas pu terminer", "Une réponse a déjà été donnée"),
                Arguments.of("es-MX", "es", "No hemos podido terminar", "Esto ya tiene respuesta"),
                Arguments.of("fi", "en", "We couldn't finish this", "This has been answered"));
    }
}
