package io.obconnect.tools.register;

import io.obconnect.tools.Refused;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The file with the script's properties: a Java properties file in UTF-8. */
public final class PropertyFile {

    private PropertyFile() {
    }

    /** @throws Refused where it can't be read */
    public static Map<String, String> read(Path file) {
        Properties loaded = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            loaded.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw Refused.because(file + " can't be read as a properties file", "One name=value per line, in UTF-8.", e);
        }
        Map<String, String> properties = new TreeMap<>();
        loaded.stringPropertyNames().forEach(name -> properties.put(name, loaded.getProperty(name)));
        return properties;
    }
}
