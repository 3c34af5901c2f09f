package io.obconnect.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * The packaged extension as it would be, had it been compiled against a server with one thing more: in its classes and in its contract the
 * thing has a name that no server knows. To that jar the server at hand lacks it.
 */
public final class NeedyJar {

    private static final String GONE = "ThatIsGone";

    private NeedyJar() {
    }

    /** Writes the jar. */
    public static Path of(Path extension, HostName name, Path directory) throws IOException {
        Path jar = directory.resolve("obconnect-extension.jar");
        UnaryOperator<String> renamed = renaming(name);
        try (JarFile from = new JarFile(extension.toFile()); JarOutputStream to = new JarOutputStream(Files.newOutputStream(jar))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream content = from.getInputStream(entry)) {
                    byte[] octets = content.readAllBytes();
                    to.write(entry.getName().equals(HostContract.RESOURCE) ? contract(octets, name)
                            : entry.getName().matches("io/obconnect/(?!shaded|contract).*\\.class") ? changed(octets, renamed) : octets);
                }
            }
        }
        return jar;
    }

    /** What the log and the health must name. */
    public static String missing(HostName name) {
        return gone(name).toString();
    }

    private static HostName gone(HostName name) {
        if (name.isType()) {
            return HostName.type(name.owner() + GONE);
        }
        // a constructor's name is given; another parameter makes it another one
        return name.member().equals("<init>")
                ? new HostName(name.owner(), name.member(), "(Ljava/lang/Void;" + name.descriptor().substring(1))
                : new HostName(name.owner(), name.member() + GONE, name.descriptor());
    }

    private static byte[] contract(byte[] octets, HostName name) {
        HostContract contract = HostContract.read(new String(octets, StandardCharsets.UTF_8));
        return new HostContract(contract.names().stream().map(each -> each.equals(name) ? gone(name) : each).toList()).text()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static UnaryOperator<String> renaming(HostName name) {
        if (name.isType()) {
            return text -> text.equals(name.owner()) ? name.owner() + GONE
                    : text.replace("L" + name.owner() + ";", "L" + name.owner() + GONE + ";").replace("L" + name.owner() + "<", "L" + name.owner() + GONE + "<");
        }
        return text -> text.equals(name.member()) && !name.member().equals("<init>") ? name.member() + GONE : text;
    }

    /** Only the constant pool's texts change, and everything else points at their places. */
    private static byte[] changed(byte[] octets, UnaryOperator<String> renamed) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets));
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(changed);
        out.writeLong(in.readLong());
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            switch (tag) {
                case 1 -> out.writeUTF(renamed.apply(in.readUTF()));
                case 5, 6 -> {
                    out.writeLong(in.readLong());
                    i++;
                }
                case 7, 8, 16, 19, 20 -> out.writeShort(in.readUnsignedShort());
                case 15 -> out.write(in.readNBytes(3));
                default -> out.writeInt(in.readInt());
            }
        }
        in.transferTo(out);
        return changed.toByteArray();
    }
}
