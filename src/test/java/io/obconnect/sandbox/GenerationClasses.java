package io.obconnect.sandbox;

import io.obconnect.sandbox.server.Generation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The stand-ins' classes as a generation has them. They are compiled once, as the current server has them; for another generation the names
 * in their constant pools are exchanged, so that what that server lacks isn't there, in no descriptor either.
 */
public final class GenerationClasses {

    /** Fact: until 1.0.21 TokenEntity and what belongs to it lived elsewhere. */
    private static final String TOKENS = "io/jans/model/token/";
    private static final String TOKENS_1_0 = "io/jans/as/server/model/ldap/";
    /** Fact: until 1.1.5 the client of a client authorization stood in another column. */
    private static final String AUTHORIZATION = "io/jans/as/persistence/model/ClientAuthorization.class";
    private static final Map<String, String> AUTHORIZATION_1_0 = Map.of("clnId", "jansClntId");

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int METHOD_HANDLE = 15;

    private final Generation generation;

    public GenerationClasses(Generation generation) {
        this.generation = generation;
    }

    /** Where a file of the current server lies in this generation's. */
    String name(String file) {
        return generation == Generation.CURRENT ? file : file.replace(TOKENS, TOKENS_1_0);
    }

    /** The content of a file of the current server, or of one that was compiled against it, as this generation has it. */
    public byte[] content(String file, byte[] content) throws IOException {
        if (generation == Generation.CURRENT || !file.endsWith(".class")) {
            return content;
        }
        return renamed(content, text -> file.equals(AUTHORIZATION) ? AUTHORIZATION_1_0.getOrDefault(text, text) : name(text));
    }

    /** Exchanges the texts of a class file's constant pool (JVM specification section 4.4). */
    private static byte[] renamed(byte[] content, UnaryOperator<String> names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content)); DataOutputStream out = new DataOutputStream(bytes)) {
            if (in.readInt() != MAGIC) {
                throw new IOException("no class file");
            }
            out.writeInt(MAGIC);
            out.writeInt(in.readInt());
            int size = in.readUnsignedShort();
            out.writeShort(size);
            for (int i = 1; i < size; i++) {
                int tag = in.readUnsignedByte();
                out.writeByte(tag);
                if (tag == UTF8) {
                    out.writeUTF(names.apply(in.readUTF()));
                } else {
                    out.write(in.readNBytes(length(tag)));
                }
                if (tag == LONG || tag == DOUBLE) {
                    i++; // they take two places
                }
            }
            in.transferTo(out);
        }
        return bytes.toByteArray();
    }

    private static int length(int tag) throws IOException {
        return switch (tag) {
            case LONG, DOUBLE -> 8;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case METHOD_HANDLE -> 3;
            case 7, 8, 16, 19, 20 -> 2;
            default -> throw new IOException("unknown constant " + tag);
        };
    }
}
