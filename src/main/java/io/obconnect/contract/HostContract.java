package io.obconnect.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the extension needs of an auth server: every class, field and method of {@code io.jans} that the packaged classes name. Written by
 * the build ({@link ContractWriter}), resolved at deployment, by {@code install} against the server's WAR, and by the build against what
 * the supported versions have.
 *
 * <p>What is looked up by name at run time, because it differs between versions, isn't in it.
 *
 * @param names in their order, each once
 */
public record HostContract(List<HostName> names) {

    /** Where it lies in the extension's jar and in the tools'. */
    static final String RESOURCE = "META-INF/obconnect/host-contract";

    public HostContract {
        names = List.copyOf(new TreeSet<>(names));
    }

    /**
     * The contract of this build.
     *
     * @throws UncheckedIOException where it can't be read, or there is none
     */
    public static HostContract load() {
        try (InputStream in = HostContract.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("there is no " + RESOURCE);
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the host contract can't be read", e);
        }
    }

    static HostContract read(String text) {
        return new HostContract(text.lines().filter(line -> !line.isEmpty()).map(HostName::read).toList());
    }

    /** A line for each name, ended by a line feed: the same octets from every build of the same classes. */
    String text() {
        return names.stream().map(name -> name.line() + "\n").collect(Collectors.joining());
    }

    /**
     * What these classes lack, in order. Of a class that is missing, its members aren't named one by one.
     *
     * @throws UncheckedIOException where the classes can't be read
     */
    public List<HostName> missingIn(HostClasses classes) {
        List<HostName> missing = new ArrayList<>();
        Set<String> missingTypes = new HashSet<>();
        for (HostName name : withTypes(names)) {
            if (missingTypes.contains(name.owner())) {
                continue;
            }
            if (name.isType() ? classes.find(name.owner()).filter(ClassFile::reachable).isEmpty() : !has(classes, name)) {
                missing.add(name);
                if (name.isType()) {
                    missingTypes.add(name.owner());
                }
            }
        }
        return List.copyOf(missing);
    }

    /** Whoever names a member names its class. */
    private static Collection<HostName> withTypes(List<HostName> names) {
        Set<HostName> all = new TreeSet<>(names);
        names.forEach(name -> all.add(HostName.type(name.owner())));
        return all;
    }

    /** As the JVM resolves it (specification, section 5.4.3): in the class itself, then in everything that it extends. */
    private static boolean has(HostClasses classes, HostName wanted) {
        ClassFile.Member member = new ClassFile.Member(wanted.member(), wanted.descriptor());
        List<String> open = new ArrayList<>(List.of(wanted.owner()));
        Set<String> seen = new HashSet<>();
        boolean constructor = wanted.member().equals("<init>");
        while (!open.isEmpty()) {
            String type = open.remove(0);
            Optional<ClassFile> found = classes.find(type);
            if (found.isEmpty() && !type.startsWith(HostName.HOST)) {
                return true; // a library's or the container's, which isn't looked at here: it may have it
            }
            if (found.isPresent() && found.get().members().contains(member)) {
                return true;
            }
            if (!constructor) {
                found.ifPresent(present -> present.supertypes().stream().filter(seen::add).forEach(open::add));
                // interfaces have the methods of Object, too
                if (found.isPresent() && seen.add("java/lang/Object")) {
                    open.add("java/lang/Object");
                }
            }
        }
        return false;
    }
}
