package io.obconnect.tools.install;

import io.obconnect.message.Sha256;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The extension's one jar, as it comes with the WAR or lies on the server.
 *
 * @param content all octets; some megabytes
 * @param version from its manifest
 */
record ExtensionJar(byte[] content, Release version) {

    /** Its name on the server, whatever the version: an upgrade replaces it. */
    static final String NAME = "obconnect-extension.jar";

    private static final String IN_THE_WAR = "WEB-INF/lib/" + NAME;

    /** The one inside the WAR. */
    static ExtensionJar of(Path war) {
        try (ZipFile archive = new ZipFile(war.toFile())) {
            ZipEntry entry = archive.getEntry(IN_THE_WAR);
            if (entry == null) {
                throw Refused.because(war + " holds no " + IN_THE_WAR, "Take the WAR as it was built or released.");
            }
            byte[] content = archive.getInputStream(entry).readAllBytes();
            return read(content).orElseThrow(() -> Refused.because(war + " is damaged: its extension jar can't be read",
                    "Take the WAR as it was built or released."));
        } catch (IOException e) {
            throw Refused.because(war + " can't be read", "Check the file and the right to read it.", e);
        }
    }

    /** The one that lies on the server; empty where it is cut off or isn't ours. */
    static Optional<ExtensionJar> installed(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw Refused.because(file + " can't be read", "Run the command as root or as the owner of the server's files.", e);
        }
    }

    private static Optional<ExtensionJar> read(byte[] content) {
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(content))) {
            Attributes attributes = jar.getManifest() == null ? new Attributes() : jar.getManifest().getMainAttributes();
            Release version = new Release(String.valueOf(attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION)));
            boolean beans = false;
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                jar.transferTo(OutputStream.nullOutputStream());
                beans |= entry.getName().equals("META-INF/beans.xml");
            }
            return version.isKnown() && beans && endsWhole(content) ? Optional.of(new ExtensionJar(content, version)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    // JarInputStream reads an archive without the directory at its end (PKZIP appnote 4.3.16) too, but the server needs it
    private static boolean endsWhole(byte[] content) {
        int end = content.length - 22;
        return end >= 0 && content[end] == 'P' && content[end + 1] == 'K' && content[end + 2] == 5 && content[end + 3] == 6;
    }

    boolean sameAs(ExtensionJar other) {
        return MessageDigest.isEqual(content, other.content);
    }

    /** With the beginning of the SHA-256, for people to compare. */
    String described() {
        return "obconnect " + version + ", sha256 " + HexFormat.of().formatHex(Sha256.of(content), 0, 8) + "…";
    }
}
