package io.obconnect.tools;

import io.jans.model.custom.script.type.BaseExternalType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.time.LocalDateTime;

/** A JETTY_BASE laid out as Janssen's installer leaves it, and WARs to install from. */
final class ServerFolder {

    static final String PLAIN_CONTEXT = """
            <?xml version="1.0"  encoding="ISO-8859-1"?>
            <!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "http://www.eclipse.org/jetty/configure_9_0.dtd">

            <Configure class="org.eclipse.jetty.webapp.WebAppContext">
                <Set name="contextPath">/jans-auth</Set>
                <Set name="war">
                    <Property name="jetty.webapps" default="." />/jans-auth.war
                </Set>
                <Set name="extractWAR">true</Set>

                <!-- <Set name="extraClasspath"></Set> -->
            </Configure>
            """;

    private static final Map<String, Object> SERVER_CLASSES = serverClasses();

    private ServerFolder() {
    }

    /** A server that has all that the extension needs, and is this version; null leaves that out of the WAR. */
    static Path create(Path parent, String version, String context) throws IOException {
        return create(parent, version, context, name -> true);
    }

    /** @param has which of its classes the server has, by their paths in the WAR */
    static Path create(Path parent, String version, String context, Predicate<String> has) throws IOException {
        Path base = parent.resolve("jans-auth");
        for (String folder : new String[] {"custom/libs", "custom/pages", "custom/static", "custom/i18n", "logs", "webapps", "resources", "start.d"}) {
            Files.createDirectories(base.resolve(folder));
        }
        Files.writeString(base.resolve("start.d/server.ini"), "--module=server\n");
        Files.writeString(base.resolve("custom/libs/twilio.jar"), "another extension");
        Files.writeString(base.resolve("webapps/jans-auth.xml"), context);
        Map<String, Object> content = new TreeMap<>(SERVER_CLASSES);
        content.keySet().removeIf(has.negate());
        if (version != null) {
            content.put("META-INF/maven/io.jans/jans-auth-server/pom.properties", "version=" + version + "\n");
        }
        Files.write(base.resolve("webapps/jans-auth.war"), archive(null, content));
        return base;
    }

    // the API slice that the extension is compiled against
    private static Map<String, Object> serverClasses() {
        Map<String, Object> classes = new TreeMap<>();
        try {
            Path root = Path.of(BaseExternalType.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root.resolve("io/jans"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                    classes.put("WEB-INF/classes/" + root.relativize(file), Files.readAllBytes(file));
                }
            }
            return classes;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the API slice can't be read", e);
        }
    }

    static Path war(Path parent, String version) throws IOException {
        Path war = parent.resolve("obconnect-" + version + ".war");
        Map<String, Object> content = new TreeMap<>();
        content.put("WEB-INF/lib/obconnect-extension.jar", extension(version));
        Files.write(war, archive(null, content));
        return war;
    }

    static byte[] extension(String version) throws IOException {
        return archive(version, Map.of("META-INF/beans.xml", "<beans/>", "io/obconnect/version.txt", version));
    }

    private static byte[] archive(String version, Map<String, ?> content) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (version != null) {
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(octets)) {
            out.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(out);
            for (Map.Entry<String, ?> file : content.entrySet()) {
                out.putNextEntry(entry(file.getKey()));
                out.write(file.getValue() instanceof byte[] raw ? raw : file.getValue().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return octets.toByteArray();
    }

    /** Without the time of day, so that the same content makes the same octets. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        return entry;
    }

    /** Every file with its content, and every folder. */
    static Map<String, String> tree(Path folder) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                tree.put(folder.relativize(path).toString(), Files.isDirectory(path) ? "folder"
                        : HexFormat.of().formatHex(Files.readAllBytes(path)) + " " + Files.getPosixFilePermissions(path));
            }
        }
        return tree;
    }
}
