package io.obconnect.contract;

import java.util.Optional;

/** The classes of an auth server, wherever they are looked at. */
public interface HostClasses {

    /**
     * A class.
     *
     * @param name internal, for example {@code java/lang/String}
     * @return empty where there is none, or what is there isn't a class
     * @throws java.io.UncheckedIOException where the classes can't be read
     */
    Optional<ClassFile> find(String name);
}
