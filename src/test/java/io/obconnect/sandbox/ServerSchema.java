package io.obconnect.sandbox;

import io.obconnect.sandbox.server.Generation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What of the server's schema the sandbox and the extension use, as the installer of a generation makes it. */
public final class ServerSchema {

    private ServerSchema() {
    }

    public static String of(String file, Generation generation) {
        try (InputStream schema = ServerSchema.class.getResourceAsStream("/sandbox/" + file)) {
            String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("@authorizationsClient@", generation.authorizationsClient());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
