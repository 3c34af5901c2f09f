package io.obconnect.arquillian;

import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.ServerClassPath;
import io.obconnect.sandbox.server.Generation;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packaged war, made whole with what the auth server brings: its classes, its pages and descriptors. Its libraries lie on the extra
 * class path, because their order matters. The war itself is taken as it was built; system property {@code obconnect.war} says where.
 */
final class Deployable {

    private Deployable() {
    }

    static WebArchive war() {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, AuthServer.CONTEXT.substring(1) + ".war").importFrom(packaged())
                .as(WebArchive.class);
        try {
            war.addAsLibrary(server());
            Path root = Path.of(Deployable.class.getResource("/sandbox/webapp/WEB-INF/web.xml").toURI()).getParent().getParent();
            for (Path file : files(root)) {
                war.addAsWebResource(file.toFile(), root.relativize(file).toString().replace(File.separatorChar, '/'));
            }
            return war;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same with what tests need that run inside. */
    static WebArchive warForTestsInside() {
        try {
            return war().addAsLibrary(new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static File server() throws IOException {
        File directory = Files.createTempDirectory("deployable").toFile();
        directory.deleteOnExit();
        // the archive reads it only when it is deployed
        File jar = ServerClassPath.pack(directory.toPath(), Generation.byDefault()).toFile();
        jar.deleteOnExit();
        return jar;
    }

    private static File packaged() {
        File war = new File(System.getProperty("obconnect.war", ""));
        if (!war.isFile()) {
            throw new IllegalStateException("these tests deploy the packaged war: mvn verify, or mvn package first and -Dobconnect.war=…");
        }
        return war;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
