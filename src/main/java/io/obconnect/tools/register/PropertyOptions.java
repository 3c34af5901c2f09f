package io.obconnect.tools.register;

import io.obconnect.config.Property;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Secrets;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the script's properties come from: a file, the command line, and for the secret a file of its own or the terminal. */
final class PropertyOptions {

    @Option(names = "--properties", paramLabel = "FILE", description = "Java properties file (UTF-8) with the script's properties, for example "
            + "tpp_client_id=2100.0c4a7e5f. docs/properties.md explains each.")
    private Path file;

    @Option(names = {"-P", "--property"}, paramLabel = "NAME=VALUE", description = "One property; NAME= removes it. Those not named stay as they are. "
            + "A secret may stand here only as file:… or env:…, which the server resolves.")
    private Map<String, String> single = new LinkedHashMap<>();

    @Option(names = "--shared-secret-file", paramLabel = "FILE", description = "File with the secret shared with the Consent App; its content "
            + "goes to the server.")
    private Path secretFile;

    @Option(names = "--ask-shared-secret", description = "Ask for that secret instead; it is typed without echo.")
    private boolean ask;

    Map<String, String> read() {
        Map<String, String> properties = new TreeMap<>();
        if (file != null) {
            properties.putAll(PropertyFile.read(file));
        }
        single.forEach((name, value) -> {
            String text = value == null ? "" : value;
            if (ScriptDifference.isSecret(name) && !text.isEmpty() && !text.startsWith("file:") && !text.startsWith("env:")) {
                throw Refused.because(name + " is a secret and must not stand on the command line, where every user of this machine sees it",
                        "Give it in --properties FILE, in --shared-secret-file FILE, or as -P " + name + "=file:… on the server.");
            }
            properties.put(name, text);
        });
        if (secretFile != null || ask) {
            properties.put(Property.SHARED_SECRET.key(), Secrets.read("sharedSecret", Optional.ofNullable(secretFile), "--shared-secret-file"));
        }
        return properties;
    }
}
