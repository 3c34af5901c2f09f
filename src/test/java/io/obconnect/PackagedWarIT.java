package io.obconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the WAR and its jars, and what mustn't be. */
class PackagedWarIT {

    private static final Path WAR = Path.of(System.getProperty("obconnect.war"));
    private static final String EXTENSION = "WEB-INF/lib/obconnect-extension.jar";
    private static final String TOOLS = "WEB-INF/tools/obconnect-tools.jar";

    @TempDir
    private Path folder;

    private static List<String> war() throws IOException {
        try (ZipFile archive = new ZipFile(WAR.toFile())) {
            return archive.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
        }
    }

    private static List<String> inside(String jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile archive = new ZipFile(WAR.toFile()); InputStream content = archive.getInputStream(archive.getEntry(jar));
                JarInputStream entries = new JarInputStream(new ByteArrayInputStream(content.readAllBytes()))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    names.add(entry.getName());
                }
            }
        }
        return names;
    }

    private static Stream<String> everything() throws IOException {
        return Stream.of(war(), inside(EXTENSION), inside(TOOLS)).flatMap(List::stream);
    }

    @Test
    void theServersOwnTypesAreNowhere() throws IOException {
        assertThat(everything().filter(name -> name.contains("io/jans/"))).isEmpty();
        assertThat(everything().filter(name -> name.startsWith("jakarta/") || name.startsWith("javax/"))).isEmpty();
    }

    @Test
    void everyClassIsOurs() throws IOException {
        assertThat(everything().filter(name -> name.endsWith(".class")))
                .as("a library of another package would be a second copy beside the server's")
                .allMatch(name -> name.startsWith("io/obconnect/"));
        assertThat(inside(EXTENSION).stream().filter(name -> name.endsWith(".class") && !name.startsWith("io/obconnect/shaded/")))
                .noneMatch(name -> name.matches("io/obconnect/(jose4j|micrometer|prometheus|picocli|slf4j)/.*"));
    }

    @Test
    void theWarHoldsOneLibraryAndNoClassesOfItsOwn() throws IOException {
        assertThat(war().stream().filter(name -> name.startsWith("WEB-INF/"))).containsExactlyInAnyOrder(EXTENSION, TOOLS);
        assertThat(war().stream().filter(name -> name.endsWith(".class"))).allMatch(name -> name.startsWith("io/obconnect/launch/"));
    }

    @Test
    void theBillOfMaterialsNamesEachLibraryInside() throws IOException {
        Path bill = WAR.resolveSibling("sbom.json");
        assumeTrue(Files.exists(bill), "Maven leaves it out when it works offline");
        List<String> libraries = new ArrayList<>();
        new JSONObject(Files.readString(bill)).getJSONArray("components").forEach(component -> libraries.add(((JSONObject) component).getString("name")));
        List<String> inside = everything().filter(name -> name.startsWith("io/obconnect/shaded/")).map(name -> name.split("/")[3]).distinct().toList();
        assertThat(inside).isNotEmpty().allSatisfy(shaded -> assertThat(libraries)
                .anyMatch(library -> library.toLowerCase(Locale.ROOT).startsWith(shaded)));
        assertThat(libraries).allSatisfy(library -> assertThat(inside).anyMatch(shaded -> library.toLowerCase(Locale.ROOT).startsWith(shaded)));
        assertThat(inside(EXTENSION)).contains("META-INF/LICENSE", "META-INF/NOTICE");
    }

    @Test
    void theServerFindsBeansAndPagesInTheExtension() throws IOException {
        assertThat(inside(EXTENSION)).contains("META-INF/beans.xml", "META-INF/resources/auth/obconnect/redirect.xhtml",
                "META-INF/resources/auth/obconnect/return.xhtml", "META-INF/resources/auth/obconnect/error.xhtml",
                "META-INF/resources/auth/obconnect/done.xhtml", "io/obconnect/janssen/ObconnectPersonAuthentication.class");
    }

    @Test
    void theExtensionHoldsNoToolsAndNothingForServiceLoadersOfOthers() throws IOException {
        assertThat(inside(EXTENSION)).noneMatch(name -> name.startsWith("io/obconnect/tools/") || name.startsWith("io/obconnect/launch/")
                || name.contains("picocli") || name.contains("shaded/slf4j"));
        assertThat(inside(EXTENSION).stream().filter(name -> name.startsWith("META-INF/services/")))
                .allMatch(name -> name.startsWith("META-INF/services/io.obconnect") || name.equals("META-INF/services/jakarta.enterprise.inject.spi.Extension"));
    }

    @Test
    void whatNothingInTheExtensionUsesIsLeftOut() throws IOException {
        assertThat(inside(EXTENSION)).as("the server looks at each class when it starts")
                .noneMatch(name -> name.contains("protobuf")).noneMatch(name -> name.matches(".*/instrument/binder/[^/]+/.*"));
    }

    @Test
    void theWarInstallsItself() throws Exception {
        Path base = folder.resolve("jans-auth");
        Files.createDirectories(base.resolve("custom/libs"));
        Files.createDirectories(base.resolve("webapps"));
        Files.writeString(base.resolve("webapps/jans-auth.xml"), "<Configure class=\"org.eclipse.jetty.webapp.WebAppContext\">\n</Configure>\n");

        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar", WAR.toString(),
                "install", base.toString(), "--any-server").redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(base.resolve("custom/libs/obconnect-extension.jar")).hasSameBinaryContentAs(Path.of(System.getProperty("obconnect.jar")));
        assertThat(output).doesNotContain("SLF4J").doesNotContain("\u001b");
    }

    @Test
    void theLauncherScriptFindsTheWar() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("deploy/obconnect", "--version").redirectErrorStream(true);
        builder.environment().put("OBCONNECT_WAR", WAR.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).startsWith("obconnect ");
    }
}
