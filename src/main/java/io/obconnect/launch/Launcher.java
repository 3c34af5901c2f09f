package io.obconnect.launch;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The WAR's {@code Main-Class}. Java can't run jars inside an archive, so it lays the jars of {@code WEB-INF/tools} into a temporary
 * directory, starts {@code io.obconnect.tools.Obconnect} from there and removes them at the end. Where the WAR lies is told by the
 * system property {@value #WAR}, because the WAR also holds the jar that is installed.
 */
public final class Launcher {

    /** System property: the WAR's path. */
    public static final String WAR = "obconnect.war";

    private static final String TOOLS = "WEB-INF/tools/";
    private static final String MAIN_CLASS = "io.obconnect.tools.Obconnect";

    private Launcher() {
    }

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException, URISyntaxException {
        Path war = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        System.setProperty(WAR, war.toString());
        Path directory = Files.createTempDirectory("obconnect-tools-");
        directory.toFile().deleteOnExit();
        // not closed: the tools end the JVM with their exit code
        URLClassLoader loader = new URLClassLoader(unpack(war, directory).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass(MAIN_CLASS).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the tools failed", e.getCause());
        }
    }

    private static List<URL> unpack(Path war, Path directory) throws IOException {
        List<URL> jars = new ArrayList<>();
        try (ZipFile archive = new ZipFile(war.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                if (entry.getName().startsWith(TOOLS) && entry.getName().endsWith(".jar")) {
                    // the number, not the archive's name: a name could lead out of the directory
                    Path jar = directory.resolve(jars.size() + ".jar");
                    try (InputStream content = archive.getInputStream(entry)) {
                        Files.copy(content, jar);
                    }
                    jar.toFile().deleteOnExit();
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        return jars;
    }
}
