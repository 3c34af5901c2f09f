package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jetty.ee9.webapp.WebAppContext;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.xml.XmlConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jetty itself makes of {@code webapps/jans-auth.xml} before and after install, in every spelling of the class path that it understands. */
class ExtraClassPathTest {

    private static final String OURS = "custom/libs/obconnect-extension.jar";

    @TempDir
    private Path folder;
    private Path base;
    private Path war;

    @BeforeEach
    void aServer() throws IOException {
        base = ServerFolder.create(folder, "1.9.0", ServerFolder.PLAIN_CONTEXT);
        war = ServerFolder.war(folder, "1.0.0");
        Files.createDirectories(base.resolve("elsewhere"));
        for (String jar : List.of("custom/libs/twilio.jar", "custom/libs/casa.jar", "elsewhere/obconnect-extension.jar", "elsewhere/other.jar")) {
            Files.write(base.resolve(jar), ServerFolder.extension("9"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "<Set name=\"extraClasspath\">./custom/libs/*</Set>",
        "<Set name=\"extraClasspath\"><Property name=\"jetty.base\" default=\".\"/>/custom/libs/*</Set>",
        "<Set name=\"extraClasspath\">./custom/libs/twilio.jar,./custom/libs/casa.jar</Set>",
        "<Set name=\"extraClasspath\">./custom/libs/twilio.jar;./custom/libs/casa.jar</Set>",
        "<Set name=\"extraClasspath\">./custom/libs/twilio.jar,</Set>",
        "<Set name=\"extraClasspath\"><![CDATA[./custom/libs/twilio.jar]]></Set>",
        "<Set name='extraClasspath'>./custom/libs/twilio.jar</Set>",
        "<Set \n name = \"extraClasspath\" >\n  ./custom/libs/twilio.jar ,\n  ./custom/libs/casa.jar\n</Set >",
        "<Call name=\"setExtraClasspath\"><Arg>./custom/libs/twilio.jar</Arg></Call>",
        "<Call name='setExtraClasspath'>\n <Arg type='java.lang.String'>./custom/libs/*</Arg>\n</Call>",
        "<Call name=\"setExtraClasspath\"><Arg/></Call>",
        "<Set name=\"extraClasspath\">./custom/libs/*</Set><Set name=\"extraClasspath\">./custom/libs/twilio.jar</Set>",
        "<Call name=\"setExtraClasspath\"><Arg>./elsewhere/other.jar</Arg></Call><Set name='extraClasspath'>./custom/libs/*</Set>",
        "<Set name=\"extraClasspath\">./elsewhere/other.jar</Set><Call name=\"setExtraClasspath\"><Arg>./custom/libs/casa.jar</Arg></Call>",
        "<Set name=\"extraClasspath\">./elsewhere/*</Set>",
        "<Set name=\"extraClasspath\">./elsewhere/obconnect-extension.jar</Set>",
        "<Set name=\"extraClasspath\">./custom/libs/obconnect-extension.jar,./custom/libs/casa.jar,./custom/libs/obconnect-extension.jar</Set>",
        "<Set name=\"extraClasspath\">./custom/libs/obconnect-extension.jar,./custom/libs/*</Set>",
        "<!-- <Set name=\"extraClasspath\">./custom/libs/*</Set> --><Set name=\"extraClasspath\">./custom/libs/casa.jar<!-- ,./elsewhere/other.jar --></Set>"})
    void afterwardsOursIsThereOnceAndAllThatWasThereBefore(String setting) throws Exception {
        Path file = base.resolve("webapps/jans-auth.xml");
        Files.writeString(file, ServerFolder.PLAIN_CONTEXT.replace("</Configure>", setting + "</Configure>"));
        byte[] before = Files.readAllBytes(file);
        // a wildcard sees the jar as soon as it lies there
        Files.write(base.resolve(OURS), ServerFolder.extension("1.0.0"));
        List<String> pathBefore = new ArrayList<>(effective(file));
        pathBefore.removeIf(OURS::equals);
        Files.delete(base.resolve(OURS));

        Ran ran = Ran.obconnect("install", base, "--war", war);
        assertThat(ran.exitCode()).as(ran.all()).isZero();

        List<String> path = effective(file);
        assertThat(path).containsAll(pathBefore).hasSize(pathBefore.size() + 1).containsOnlyOnce(OURS);

        assertThat(Ran.obconnect("uninstall", base).exitCode()).isZero();
        assertThat(file).hasBinaryContent(before);
    }

    /** As Jetty reads it, relative to the folder. */
    private List<String> effective(Path file) throws Exception {
        // Jetty runs in its base, this JVM doesn't
        Path here = Files.writeString(folder.resolve("here.xml"), Files.readString(file).replace("./custom", base + "/custom")
                .replace("./elsewhere", base + "/elsewhere").replace("org.eclipse.jetty.webapp.WebAppContext", WebAppContext.class.getName()));
        WebAppContext context = new WebAppContext();
        XmlConfiguration configuration = new XmlConfiguration(ResourceFactory.root().newResource(here));
        configuration.getProperties().put("jetty.base", base.toString());
        configuration.configure(context);
        List<Resource> path = context.getExtraClasspath();
        return path == null ? List.of() : path.stream().map(ExtraClassPathTest::file).map(found -> base.relativize(found).toString()).toList();
    }

    private static Path file(Resource resource) {
        String uri = resource.getURI().toString().replaceFirst("^jar:", "").replaceFirst("!/.*$", "");
        return Path.of(URI.create(uri));
    }
}
