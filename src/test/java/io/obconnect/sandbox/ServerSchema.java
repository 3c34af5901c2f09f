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

    /** Fact: the client of an authorization is {@code clnId} since 1.1.6, {@code jansClntId} before; no server renames the column. */
    public static String of(String file, Generation generation) {
        try (InputStream schema = ServerSchema.class.getResourceAsStream("/sandbox/" + file)) {
            String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("@authorizationsClient@", generation == Generation.V1_0 ? "jansClntId" : "clnId");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
