package io.obconnect.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

class OperatorTextsTest {

    @TempDir
    private Path folder;

    @Test
    void an_operators_words_stand_for_their_language_alone() throws IOException {
        write("de", "error.title=Das hat nicht geklappt – schade\n", 1);
        OperatorTexts texts = new OperatorTexts(Optional.of(folder));
        assertThat(texts.text("de", "error.title")).contains("Das hat nicht geklappt – schade");
        assertThat(texts.text("de", "error.lead")).isEmpty();
        assertThat(texts.text("en", "error.title")).isEmpty();
    }

    @Test
    void a_changed_or_removed_file_counts_at_once() throws IOException {
        OperatorTexts texts = new OperatorTexts(Optional.of(folder));
        write("en", "done.title=One\n", 1);
        assertThat(texts.text("en", "done.title")).contains("One");
        write("en", "done.title=Two\n", 2);
        assertThat(texts.text("en", "done.title")).contains("Two");
        Files.delete(folder.resolve("obconnect_en.properties"));
        assertThat(texts.text("en", "done.title")).isEmpty();
    }

    @Test
    void a_file_that_cant_be_read_leaves_the_pages_their_own_words() throws IOException {
        write("fr", "error.title=\\u12\n", 1);
        Files.write(folder.resolve("obconnect_es.properties"), new byte[] {'a', '=', (byte) 0xff});
        OperatorTexts texts = new OperatorTexts(Optional.of(folder));
        assertThat(texts.text("fr", "error.title")).isEmpty();
        assertThat(texts.text("es", "a")).isEmpty();
        assertThat(new OperatorTexts(Optional.empty()).text("en", "error.title")).isEmpty();
    }

    private void write(String language, String text, int minute) throws IOException {
        Path file = folder.resolve("obconnect_" + language + ".properties");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(minute * 60_000L));
    }
}
