package io.obconnect.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of this build, and whoever it is held against. */
class HostContractTest {

    private static final String CONFIGURATION = "io/jans/as/model/configuration/AppConfiguration";

    /** The files under {@code contract} are what genuine servers of these versions have of the names in question. */
    @ParameterizedTest
    @ValueSource(strings = {"1.0.15", "1.1.4", "1.7.0", "2026-07"})
    void every_supported_server_has_all_that_the_contract_names(String version) throws IOException {
        assertThat(HostContract.load().missingIn(facts(version))).as("what %s lacks; if the extension needs something new, the version's file "
                + "in src/test/resources/contract has to name it, as check-links knows it", version).isEmpty();
    }

    @Test
    void the_contract_is_what_the_compiled_classes_name_in_the_same_octets_each_time() throws IOException {
        Path classes = Path.of("target/classes");
        assertThat(ContractWriter.of(classes)).isEqualTo(HostContract.load());
        assertThat(HostContract.read(HostContract.load().text()).text()).isEqualTo(HostContract.load().text());
        assertThat(HostContract.load().names()).as("also what stands in signatures and annotations alone")
                .contains(HostName.type("io/jans/orm/annotation/AttributeName"), HostName.type("io/jans/service/cdi/event/Scheduled"));
        assertThat(HostContract.load().text()).as("what differs between versions is looked up by name").doesNotContain("TokenEntity");
    }

    @Test
    void what_a_class_loader_cannot_find_is_named_in_order_and_of_a_missing_class_the_class_alone() {
        HostContract contract = HostContract.read("""
                io/jans/as/model/configuration/AppConfiguration getIssuer ()Ljava/lang/String;
                io/jans/as/model/configuration/AppConfiguration getNothing (I[Ljava/lang/String;)V
                io/jans/as/model/configuration/AppConfiguration hashCode ()I
                io/jans/nowhere/Thing
                io/jans/nowhere/Thing first I
                io/jans/nowhere/Thing second ()V
                """);
        assertThat(contract.missingIn(new LoadableClasses(HostContractTest.class.getClassLoader()))).map(HostName::toString).containsExactly(
                "method io.jans.as.model.configuration.AppConfiguration.getNothing(int, java.lang.String[]) returning void",
                "class io.jans.nowhere.Thing");
    }

    @Test
    void a_war_is_read_without_unpacking_it_classes_before_libraries(@TempDir Path folder) throws IOException {
        Path war = folder.resolve("jans-auth.war");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(war))) {
            put(out, "WEB-INF/classes/" + CONFIGURATION + ".class", octets(CONFIGURATION));
            out.putNextEntry(new ZipEntry("WEB-INF/lib/some.jar"));
            ZipOutputStream library = new ZipOutputStream(keptOpen(out));
            put(library, CONFIGURATION + ".class", "not a class at all".getBytes(StandardCharsets.UTF_8));
            put(library, "io/jans/util/security/StringEncrypter.class", octets("io/jans/util/security/StringEncrypter"));
            library.finish();
        }
        WarClasses classes = WarClasses.read(war);
        assertThat(classes.find(CONFIGURATION)).isPresent();
        assertThat(classes.find("io/jans/util/security/StringEncrypter")).isPresent();
        assertThat(HostContract.read(CONFIGURATION + " getIssuer ()Ljava/lang/String;").missingIn(classes)).isEmpty();
        assertThat(HostContract.load().missingIn(classes)).map(HostName::toString).contains("class io.jans.as.server.service.ClientService");
        assertThatThrownBy(() -> WarClasses.read(Files.writeString(folder.resolve("no.war"), "no"))).isInstanceOf(IOException.class);
    }

    private static OutputStream keptOpen(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                out.write(octet);
            }
        };
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static byte[] octets(String type) throws IOException {
        try (InputStream in = HostContractTest.class.getResourceAsStream("/" + type + ".class")) {
            return in.readAllBytes();
        }
    }

    private static HostClasses facts(String version) throws IOException {
        Map<String, ClassFile> classes = new HashMap<>();
        String type = null;
        List<String> supertypes = List.of();
        Set<ClassFile.Member> members = new HashSet<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("src/test/resources/contract", version + ".txt")));
        lines.add("end");
        for (String line : lines) {
            if (line.startsWith("  ")) {
                String[] member = line.strip().split(" ");
                members.add(new ClassFile.Member(member[0], member[1]));
            } else if (!line.startsWith("#")) {
                if (type != null) {
                    classes.put(type, new ClassFile(type, true, supertypes, members, Set.of()));
                }
                List<String> words = List.of(line.split(" "));
                type = words.get(0);
                supertypes = words.subList(1, words.size());
                members = new HashSet<>();
            }
        }
        HostClasses platform = new LoadableClasses(ClassLoader.getPlatformClassLoader());
        return name -> Optional.ofNullable(classes.get(name)).or(() -> platform.find(name));
    }
}
