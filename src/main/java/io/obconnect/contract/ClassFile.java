package io.obconnect.contract;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a compiled class has and what it names, read from its octets (JVM specification, chapter 4): nothing is loaded, linked or
 * initialized by looking at it.
 *
 * @param name internal, for example {@code java/lang/String}
 * @param reachable whether a class of another package may name it
 * @param supertypes its superclass and interfaces
 * @param members what it declares and a class of another package may reach
 * @param names what of the server its constant pool names
 */
public record ClassFile(String name, boolean reachable, List<String> supertypes, Set<Member> members, Set<HostName> names) {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int PUBLIC = 0x0001;
    private static final int PROTECTED = 0x0004;
    /** Types in descriptors and signatures, which annotations are named by too. */
    private static final Pattern DESCRIBED = Pattern.compile("L(" + HostName.HOST + "[\\w/$]+)");

    public ClassFile {
        supertypes = List.copyOf(supertypes);
        members = Set.copyOf(members);
        names = Set.copyOf(names);
    }

    /** A field or method; the descriptor tells which (JVM specification, section 4.3). */
    public record Member(String name, String descriptor) {
    }

    /** @throws IOException where this isn't a class file */
    static ClassFile read(byte[] octets) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets));
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.readInt(); // its version
        Constants constants = Constants.read(in);
        boolean reachable = (in.readUnsignedShort() & PUBLIC) != 0;
        String name = constants.type(in.readUnsignedShort());
        List<String> supertypes = new ArrayList<>();
        Optional.ofNullable(constants.type(in.readUnsignedShort())).ifPresent(supertypes::add);
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            supertypes.add(constants.type(in.readUnsignedShort()));
        }
        Set<Member> members = new HashSet<>();
        members(in, constants, members); // fields
        members(in, constants, members); // methods
        return new ClassFile(name, reachable, supertypes, members, constants.hostNames());
    }

    private static void members(DataInputStream in, Constants constants, Set<Member> members) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            int access = in.readUnsignedShort();
            Member member = new Member(constants.text(in.readUnsignedShort()), constants.text(in.readUnsignedShort()));
            if ((access & (PUBLIC | PROTECTED)) != 0) {
                members.add(member);
            }
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                in.readUnsignedShort();
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }
    }

    /** The constant pool (section 4.4): of each entry its tag, the indexes that it holds, and the text of those that are text. */
    private record Constants(int[] tags, int[] first, int[] second, String[] texts) {

        private static final int UTF8 = 1;
        private static final int CLASS = 7;

        private static Constants read(DataInputStream in) throws IOException {
            int count = in.readUnsignedShort();
            Constants constants = new Constants(new int[count], new int[count], new int[count], new String[count]);
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                constants.tags[i] = tag;
                switch (tag) {
                    case UTF8 -> constants.texts[i] = in.readUTF();
                    case 3, 4 -> in.readInt(); // numbers
                    case 5, 6 -> { // wide numbers, which take two places
                        in.readLong();
                        i++;
                    }
                    case CLASS, 8, 16, 19, 20 -> constants.first[i] = in.readUnsignedShort();
                    case 9, 10, 11, 12, 17, 18 -> {
                        constants.first[i] = in.readUnsignedShort();
                        constants.second[i] = in.readUnsignedShort();
                    }
                    case 15 -> in.skipNBytes(3); // method handles, which point at members that stand in the pool too
                    default -> throw new IOException("an unknown constant: " + tag);
                }
            }
            return constants;
        }

        private String text(int index) {
            return texts[index];
        }

        /** Null for index 0: the superclass of {@code Object}. */
        private String type(int index) {
            return index == 0 ? null : texts[first[index]];
        }

        private Set<HostName> hostNames() {
            Set<HostName> names = new TreeSet<>();
            for (int i = 1; i < tags.length; i++) {
                switch (tags[i]) {
                    case UTF8 -> described(texts[i], names);
                    case CLASS -> ofHost(type(i)).ifPresent(type -> names.add(HostName.type(type)));
                    case 9, 10, 11 -> {
                        int nameAndType = second[i];
                        String member = texts[first[nameAndType]];
                        String descriptor = texts[second[nameAndType]];
                        ofHost(type(first[i])).ifPresent(owner -> names.add(new HostName(owner, member, descriptor)));
                    }
                    default -> {
                        // names nothing of the server by itself
                    }
                }
            }
            return names;
        }

        /** An array type's constant is a descriptor, which is met as text. */
        private static Optional<String> ofHost(String type) {
            return Optional.of(type).filter(name -> name.startsWith(HostName.HOST));
        }

        private static void described(String text, Set<HostName> names) {
            Matcher types = DESCRIBED.matcher(text);
            while (types.find()) {
                names.add(HostName.type(types.group(1)));
            }
        }
    }
}
