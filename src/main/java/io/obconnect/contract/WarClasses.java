package io.obconnect.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The auth server's classes in a WAR that nobody has deployed yet: {@code WEB-INF/classes} first, then the jars of {@code WEB-INF/lib},
 * as a container looks for them (Servlet 5.0, section 10.5). The JDK's own are those of the JVM that looks.
 */
public final class WarClasses implements HostClasses {

    private static final String CLASSES = "WEB-INF/classes/";
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String ENDING = ".class";

    private final Map<String, ClassFile> classes;
    private final HostClasses platform = new LoadableClasses(ClassLoader.getPlatformClassLoader());

    private WarClasses(Map<String, ClassFile> classes) {
        this.classes = classes;
    }

    /**
     * Reads all of the server's classes, which takes a second or two.
     *
     * @throws IOException where the file can't be read, isn't a WAR or is damaged
     */
    public static WarClasses read(Path war) throws IOException {
        Map<String, ClassFile> classes = new HashMap<>();
        try (ZipFile archive = new ZipFile(war.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(archive.entries());
            for (ZipEntry entry : entries) {
                if (entry.getName().startsWith(CLASSES)) {
                    try (InputStream content = archive.getInputStream(entry)) {
                        add(entry.getName().substring(CLASSES.length()), content, classes);
                    }
                }
            }
            for (ZipEntry entry : entries) {
                if (entry.getName().startsWith(LIBRARIES) && entry.getName().endsWith(".jar")) {
                    try (ZipInputStream library = new ZipInputStream(archive.getInputStream(entry))) {
                        for (ZipEntry inside = library.getNextEntry(); inside != null; inside = library.getNextEntry()) {
                            add(inside.getName(), library, classes);
                        }
                    }
                }
            }
        }
        return new WarClasses(classes);
    }

    /** Only the server's own are kept: what libraries have isn't ours to need. */
    private static void add(String path, InputStream content, Map<String, ClassFile> classes) throws IOException {
        if (path.startsWith(HostName.HOST) && path.endsWith(ENDING)) {
            String name = path.substring(0, path.length() - ENDING.length());
            if (!classes.containsKey(name)) {
                classes.put(name, ClassFile.read(content.readAllBytes()));
            }
        }
    }

    @Override
    public Optional<ClassFile> find(String name) {
        return Optional.ofNullable(classes.get(name)).or(() -> platform.find(name));
    }
}
