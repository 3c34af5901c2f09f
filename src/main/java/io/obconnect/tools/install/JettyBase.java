package io.obconnect.tools.install;

import io.obconnect.tools.Refused;
import io.obconnect.tools.Release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The auth server's folder, for example {@code /opt/jans/jetty/jans-auth}: {@code webapps/} with context file and WAR, and {@code custom/libs/}. */
record JettyBase(Path root) {

    private static final String POM = "META-INF/maven/io.jans/jans-auth-server/pom.properties";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String OLDEST = "1.0.15";
    /** What the oldest release calls itself where it was built from its sources; Obconnect was tested in such a build. */
    private static final Release LOWEST = new Release(OLDEST + "-SNAPSHOT");
    private static final Release UNHEARD_OF = new Release("3");

    /** @throws Refused where the folder isn't an auth server's */
    static JettyBase at(Path folder) {
        JettyBase base = new JettyBase(folder.toAbsolutePath().normalize());
        if (!Files.isDirectory(folder)) {
            throw Refused.because(folder + " is no folder", "Give the auth server's JETTY_BASE, for example /opt/jans/jetty/jans-auth.");
        }
        if (Files.isDirectory(folder.resolve("jans-auth/webapps"))) {
            throw Refused.because(folder + " is the folder above", "Give " + folder.resolve("jans-auth") + ".");
        }
        if (!Files.isRegularFile(base.contextFile()) || !Files.isDirectory(base.libs())) {
            throw Refused.because(folder + " isn't the auth server's folder: " + (Files.isDirectory(base.libs())
                            ? "webapps/jans-auth.xml" : "custom/libs") + " is missing",
                    "Give the auth server's JETTY_BASE, for example /opt/jans/jetty/jans-auth.");
        }
        return base;
    }

    Path libs() {
        return root.resolve("custom/libs");
    }

    Path jar() {
        return libs().resolve(ExtensionJar.NAME);
    }

    Path contextFile() {
        return root.resolve("webapps/jans-auth.xml");
    }

    Path backup() {
        return root.resolve("obconnect-backup");
    }

    /** @throws Refused where a folder that something is written into can't be, before anything was */
    void requireRights() {
        Stream.of(root, libs(), contextFile().getParent()).filter(path -> !Files.isWritable(path)).findFirst().ifPresent(path -> {
            throw Refused.because("no right to write " + path, "Run the command as root or as the owner of the server's files.");
        });
    }

    String relative(Path file) {
        return root.relativize(file).toString();
    }

    /** Files in {@code custom/libs} that look like an Obconnect jar but don't have our name: a second copy breaks the server's start. */
    List<Path> strangers() {
        try (Stream<Path> files = Files.list(libs())) {
            return files.filter(file -> file.getFileName().toString().startsWith("obconnect") && !file.equals(jar())).sorted().toList();
        } catch (IOException e) {
            throw Refused.because(libs() + " can't be read", "Run the command as root or as the owner of the server's files.", e);
        }
    }

    /** @throws Refused where the server isn't one that Obconnect is known to run in */
    Release supportedServer() {
        Release release = serverVersion();
        if (!release.isKnown()) {
            throw Refused.because("the auth server's version can't be told from " + relative(root.resolve("webapps")),
                    "Obconnect runs in Janssen " + OLDEST + " and newer. If this is one, add --any-server.");
        }
        if (release.compareTo(LOWEST) < 0 || !release.isNightly() && release.compareTo(UNHEARD_OF) >= 0) {
            throw Refused.because("the auth server is version " + release + ", which Obconnect isn't known to run in",
                    "Obconnect runs in Janssen " + OLDEST + " and newer 1.x and 2.x. To try all the same, add --any-server.");
        }
        return release;
    }

    /** As its WAR says; something that isn't a version where it says nothing. */
    Release serverVersion() {
        Path exploded = root.resolve("webapps/jans-auth");
        try {
            if (war().isPresent()) {
                try (ZipFile archive = new ZipFile(war().get().toFile())) {
                    return new Release(version(name -> {
                        ZipEntry entry = archive.getEntry(name);
                        return entry == null ? InputStream.nullInputStream() : archive.getInputStream(entry);
                    }));
                }
            }
            return new Release(version(name -> Files.isRegularFile(exploded.resolve(name))
                    ? Files.newInputStream(exploded.resolve(name)) : InputStream.nullInputStream()));
        } catch (IOException e) {
            return new Release("unreadable");
        }
    }

    /** The auth server's WAR; empty where it lies unpacked only. */
    Optional<Path> war() {
        return Optional.of(root.resolve("webapps/jans-auth.war")).filter(Files::isRegularFile);
    }

    /** Whether this text names the same folder. */
    boolean isAt(String folder) {
        try {
            Path other = Path.of(folder);
            return other.normalize().equals(root) || Files.isDirectory(other) && Files.isSameFile(other, root);
        } catch (InvalidPathException | IOException e) {
            return false;
        }
    }

    private static String version(Source source) throws IOException {
        Properties pom = new Properties();
        try (InputStream content = source.open(POM)) {
            pom.load(content);
        }
        if (pom.getProperty("version") != null) {
            return pom.getProperty("version");
        }
        try (InputStream content = source.open(MANIFEST)) {
            return String.valueOf(new Manifest(content).getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION));
        }
    }

    private interface Source {
        InputStream open(String name) throws IOException;
    }
}
