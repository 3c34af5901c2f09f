package io.obconnect.message;

import java.util.Optional;

/** Where secrets may stand outside the properties. A port: this package does no I/O. */
public interface SecretSources {

    /** The file's content; empty where it can't be read. */
    Optional<byte[]> file(String path);

    /** The environment variable's value; empty where it isn't set. */
    Optional<String> environment(String name);
}
