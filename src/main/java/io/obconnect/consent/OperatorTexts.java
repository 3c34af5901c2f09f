package io.obconnect.consent;

import jakarta.enterprise.context.ApplicationScoped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An operator's own words for our pages: {@code custom/i18n/obconnect_<language>.properties} in the auth server's folder, UTF-8, with the keys of
 * our own bundles. A changed file counts at once. The server's own bundle isn't asked, because it keeps the language of whoever came first.
 */
@ApplicationScoped
public class OperatorTexts {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorTexts.class);
    private static final FileTime NEVER = FileTime.fromMillis(0);

    /** @param modified when the file was written that these are from */
    private record Texts(FileTime modified, Properties words) {
    }

    private final Optional<Path> folder;
    private final Map<String, Texts> read = new ConcurrentHashMap<>();

    public OperatorTexts() {
        this(Optional.ofNullable(System.getProperty("server.base")).map(base -> Path.of(base, "custom", "i18n")));
    }

    OperatorTexts(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The operator's text of a key; empty where there is none. */
    public Optional<String> text(String language, String key) {
        return folder.map(i18n -> i18n.resolve("obconnect_" + language + ".properties"))
                .flatMap(file -> Optional.ofNullable(words(language, file).getProperty(key)));
    }

    private Properties words(String language, Path file) {
        FileTime modified = modified(file);
        return read.compute(language, (any, before) -> before != null && before.modified().equals(modified) ? before
                : new Texts(modified, NEVER.equals(modified) ? new Properties() : load(file))).words();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return NEVER;
        }
    }

    private static Properties load(Path file) {
        Properties words = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            words.load(text);
            return words;
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} can't be read, the pages keep their own words: {}", file, e.toString());
            return new Properties();
        }
    }
}
