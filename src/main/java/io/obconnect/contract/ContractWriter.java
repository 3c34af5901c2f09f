package io.obconnect.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes the {@link HostContract} of compiled classes beside them. The build runs it once all is compiled. */
public final class ContractWriter {

    private ContractWriter() {
    }

    /** @param arguments the directory of the compiled classes */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        Path contract = classes.resolve(HostContract.RESOURCE);
        Files.createDirectories(contract.getParent());
        Files.writeString(contract, of(classes).text());
    }

    static HostContract of(Path classes) throws IOException {
        Set<HostName> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes.resolve("io/obconnect"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                names.addAll(ClassFile.read(Files.readAllBytes(file)).names());
            }
        }
        return new HostContract(List.copyOf(names));
    }
}
