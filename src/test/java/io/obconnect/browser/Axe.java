package io.obconnect.browser;

import org.openqa.selenium.JavascriptExecutor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The accessibility rules of axe-core, asked of the page that a browser shows. */
final class Axe {

    private static final String SCRIPT = read();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
                found => done(found.violations.map(rule => rule.id + ' (' + rule.help + '): '
                    + rule.nodes.map(node => node.target.join(' ') + ' ' + node.any.map(check => check.message).join(' ')).join(' | '))),
                error => done(['axe failed: ' + error]));
            """;

    private Axe() {
    }

    /** What the page violates, in words; empty where nothing. */
    static List<String> violations(JavascriptExecutor page) {
        page.executeScript(SCRIPT);
        return ((List<?>) page.executeAsyncScript(RUN)).stream().map(String::valueOf).toList();
    }

    private static String read() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
