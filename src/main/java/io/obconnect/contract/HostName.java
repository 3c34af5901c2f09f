package io.obconnect.contract;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * One thing that the extension names of the auth server.
 *
 * @param owner internal name of the class, for example {@code io/jans/util/security/StringEncrypter}
 * @param member name of its field or method; empty where the class itself is meant
 * @param descriptor the member's, exact (JVM specification, section 4.3); empty for a class
 */
public record HostName(String owner, String member, String descriptor) implements Comparable<HostName> {

    /** What all classes of the server begin with. */
    static final String HOST = "io/jans/";

    private static final Comparator<HostName> ORDER =
            Comparator.comparing(HostName::owner).thenComparing(HostName::member).thenComparing(HostName::descriptor);

    static HostName type(String owner) {
        return new HostName(owner, "", "");
    }

    /** Reads what {@link #line} wrote. */
    static HostName read(String line) {
        String[] words = line.split(" ", -1);
        return switch (words.length) {
            case 1 -> type(words[0]);
            case 3 -> new HostName(words[0], words[1], words[2]);
            default -> throw new IllegalArgumentException("not a name of the host contract: " + line);
        };
    }

    /** As it stands in the contract: the class, or class, member and descriptor with spaces between. */
    String line() {
        return isType() ? owner : owner + " " + member + " " + descriptor;
    }

    boolean isType() {
        return member.isEmpty();
    }

    /** As Java writes it, for people: {@code method io.jans.A.b(java.lang.String) returning int}. */
    @Override
    public String toString() {
        String type = owner.replace('/', '.');
        if (isType()) {
            return "class " + type;
        }
        if (!descriptor.startsWith("(")) {
            return "field " + type + "." + member + " of type " + written(ClassDesc.ofDescriptor(descriptor));
        }
        MethodTypeDesc method = MethodTypeDesc.ofDescriptor(descriptor);
        String parameters = method.parameterList().stream().map(HostName::written).collect(Collectors.joining(", ", "(", ")"));
        return member.equals("<init>")
                ? "constructor " + type + parameters
                : "method " + type + "." + member + parameters + " returning " + written(method.returnType());
    }

    private static String written(ClassDesc type) {
        if (type.isArray()) {
            return written(type.componentType()) + "[]";
        }
        return (type.packageName().isEmpty() ? "" : type.packageName() + ".") + type.displayName();
    }

    @Override
    public int compareTo(HostName other) {
        return ORDER.compare(this, other);
    }
}
