package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.message.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallTest {

    private static final String JAR = "custom/libs/obconnect-extension.jar";
    private static final String CONTEXT = "webapps/jans-auth.xml";

    @TempDir
    private Path folder;
    private Path base;
    private Path war;

    @BeforeEach
    void aServer() throws IOException {
        base = ServerFolder.create(folder, "1.0.15", ServerFolder.PLAIN_CONTEXT);
        war = ServerFolder.war(folder, "1.0.0");
    }

    private Ran install(Object... more) {
        Object[] arguments = {"install", base, "--war", war};
        Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Ran.obconnect(all);
    }

    @Test
    void laysTheJarInAndNamesItOnTheClassPath() throws IOException {
        Ran ran = install();

        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(base.resolve(JAR)).hasBinaryContent(ServerFolder.extension("1.0.0"));
        assertThat(Files.readString(base.resolve(CONTEXT))).contains("<Set name=\"extraClasspath\">" + base.resolve(JAR) + "</Set>");
        assertThat(ran.out()).contains("+ add", JAR, "~ change", CONTEXT, "systemctl restart jans-auth");
    }

    @Test
    void aDryRunShowsTheSameAndChangesNothing() throws IOException {
        Map<String, String> before = ServerFolder.tree(base);

        Ran ran = install("--dry-run");

        assertThat(ran.out()).contains("+ add", JAR, "+ <Set name=\"extraClasspath\">", "Dry run: nothing was changed.");
        assertThat(ServerFolder.tree(base)).isEqualTo(before);
    }

    @Test
    void aSecondRunFindsNothingToDo() throws IOException {
        install();
        Map<String, String> before = ServerFolder.tree(base);

        assertThat(install().out()).contains("Nothing to do.");
        assertThat(ServerFolder.tree(base)).isEqualTo(before);
    }

    @Test
    void aMachineGetsOneJsonObject() {
        Ran ran = install("--dry-run", "--json");

        assertThat(Json.object(ran.out())).hasValueSatisfying(json -> assertThat(json).containsEntry("dryRun", true)
                .containsEntry("changed", false).containsEntry("exitCode", 0L));
        assertThat(ran.out()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<Set name=\"extraClasspath\">./custom/libs/*</Set>",
        "<Set name=\"extraClasspath\">%(extra_classpath)s</Set>",
        "<Set name=\"extraClasspath\">./custom/libs/twilio.jar, ./custom/libs/obconnect-extension.jar</Set>"})
    void aClassPathThatCoversTheJarIsLeftAlone(String classPath) throws IOException {
        Files.writeString(base.resolve(CONTEXT), ServerFolder.PLAIN_CONTEXT.replace("</Configure>", classPath + "</Configure>"));
        Map<String, String> before = ServerFolder.tree(base.resolve("webapps"));

        assertThat(install().exitCode()).isZero();
        assertThat(ServerFolder.tree(base.resolve("webapps"))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<Set name=\"extraClasspath\"></Set>", "<Set name='extraClasspath'/>", "<Set name=\"extraClasspath\">./custom/libs/twilio.jar</Set>",
        "<Call name='setExtraClasspath'><Arg>./custom/libs/twilio.jar;</Arg></Call>", "<Set name=\"extraClasspath\">/a.jar, </Set><!-- x -->",
        "<Set name=\"extraClasspath\">\n  /a.jar,\n  /b.jar\n </Set>"})
    void uninstallLeavesEveryFileAsItWas(String classPath) throws IOException {
        Files.writeString(base.resolve(CONTEXT), ServerFolder.PLAIN_CONTEXT.replace("</Configure>", classPath + "</Configure>"));
        Map<String, String> before = ServerFolder.tree(base);

        assertThat(install().exitCode()).isZero();
        assertThat(ServerFolder.tree(base)).isNotEqualTo(before);
        Ran ran = Ran.obconnect("uninstall", base);

        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(ServerFolder.tree(base)).isEqualTo(before);
    }

    @Test
    void anUpgradeKeepsACopyOfTheFormerJar() throws IOException {
        install();
        war = ServerFolder.war(folder, "1.1.0");

        Ran ran = install();

        assertThat(ran.out()).contains("- obconnect 1.0.0", "+ obconnect 1.1.0");
        assertThat(base.resolve(JAR)).hasBinaryContent(ServerFolder.extension("1.1.0"));
        try (var copies = Files.walk(base.resolve("obconnect-backup"))) {
            assertThat(copies.filter(file -> file.endsWith("obconnect-extension.jar")))
                    .singleElement().satisfies(copy -> assertThat(copy).hasBinaryContent(ServerFolder.extension("1.0.0")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0-SNAPSHOT", "0.9.9"})
    void anOlderOneIsRefusedOverANewerOne(String older) throws IOException {
        install();
        war = ServerFolder.war(folder, older);

        refusedWithoutChange("which is newer than this " + older);
        assertThat(install("--repair").exitCode()).isZero();
    }

    @Test
    void aCutOffJarIsRefusedUntilRepaired() throws IOException {
        byte[] whole = ServerFolder.extension("1.0.0");
        Files.write(base.resolve(JAR), Arrays.copyOf(whole, whole.length - 30));

        refusedWithoutChange("an earlier install was cut off");
        assertThat(install("--repair").exitCode()).isZero();
        assertThat(base.resolve(JAR)).hasBinaryContent(whole);
    }

    @Test
    void aJarThatTheContextDoesNotLoadIsRefusedUntilRepaired() throws IOException {
        Files.write(base.resolve(JAR), ServerFolder.extension("1.0.0"));

        refusedWithoutChange("half installed");
        assertThat(install("--repair").exitCode()).isZero();
        assertThat(Files.readString(base.resolve(CONTEXT))).contains("obconnect-extension.jar");
    }

    @Test
    void uninstallClearsAHalfInstall() throws IOException {
        Map<String, String> before = ServerFolder.tree(base);
        Files.write(base.resolve(JAR), new byte[] {1, 2, 3});

        assertThat(Ran.obconnect("uninstall", base).exitCode()).isZero();
        assertThat(ServerFolder.tree(base)).isEqualTo(before);
    }

    @Test
    void aSecondCopyUnderAnotherNameIsRefused() throws IOException {
        Files.write(base.resolve("custom/libs/obconnect-0.9.jar"), ServerFolder.extension("0.9.0"));

        refusedWithoutChange("another Obconnect jar is there: custom/libs/obconnect-0.9.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.14", "1.0.14-SNAPSHOT", "0.9.0", "3.0.0", "from-source"})
    void aServerOfAnUnknownVersionIsRefused(String version) throws IOException {
        base = ServerFolder.create(Files.createDirectory(folder.resolve("other")), version, ServerFolder.PLAIN_CONTEXT);

        refusedWithoutChange("the auth server");
        assertThat(install("--any-server").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.15", "1.0.15-SNAPSHOT", "1.0.15.Final", "1.0.16-SNAPSHOT", "1.9.0", "2.0.0", "0.0.0-nightly"})
    void aServerThatIsKnownToWorkIsAccepted(String version) throws IOException {
        base = ServerFolder.create(Files.createDirectory(folder.resolve("other")), version, ServerFolder.PLAIN_CONTEXT);

        assertThat(install()).satisfies(ran -> {
            assertThat(ran.exitCode()).as(ran.all()).isZero();
            assertThat(ran.out()).contains("note: auth server: Janssen " + version);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"io/jans/as/server/service/SessionIdService", "io/jans/model/custom/script/type/auth/PersonAuthenticationType"})
    void aServerThatLacksWhatTheExtensionNeedsIsRefusedByTheNameOfIt(String type) throws IOException {
        base = ServerFolder.create(Files.createDirectory(folder.resolve("other")), "1.9.0", ServerFolder.PLAIN_CONTEXT,
                path -> !path.equals("WEB-INF/classes/" + type + ".class"));

        refusedWithoutChange("class " + type.replace('/', '.'));
        assertThat(install("--any-server").exitCode()).as("whatever its version").isEqualTo(3);
    }

    @Test
    void anOldJavaOfTheServersIsRefused() throws IOException {
        Path old = jdk("11.0.20");

        Ran ran = install("--java", old);

        assertThat(ran.exitCode()).as(ran.all()).isEqualTo(3);
        assertThat(ran.err()).contains("runs on Java 11.0.20", "needs 17");
        assertThat(base.resolve(JAR)).doesNotExist();
        assertThat(install("--java", jdk("1.8.0_382")).exitCode()).isEqualTo(3);
        assertThat(install("--java", jdk("17.0.18"), "--dry-run").out()).contains("note: the server's Java: 17.0.18");
        assertThat(install("--java", Path.of(System.getProperty("java.home"), "bin/java"), "--dry-run").out())
                .contains("note: the server's Java: " + Runtime.version().feature() + ".");
    }

    private Path jdk(String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk-" + version));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return Files.createFile(Files.createDirectories(home.resolve("bin")).resolve("java"));
    }

    @Test
    void itIsSaidFirstThatARunningJettyRedeploysAtOnce() {
        String out = install().out();

        assertThat(out).startsWith("warning: no running server was seen").contains("scanInterval");
        assertThat(out.indexOf("redeploys itself")).isLessThan(out.indexOf("~ change"));
    }

    @Test
    void whereJettyDoesNotScanNothingIsSaidOfIt() throws IOException {
        Files.writeString(base.resolve("start.d/deploy.ini"), "--module=deploy\njetty.deploy.scanInterval=0\n");

        assertThat(install().out()).doesNotContain("scanInterval");
    }

    @Test
    void whereJettysFilesContradictOneAnotherTheLastOneThatItReadsCounts() throws IOException {
        Files.writeString(base.resolve("start.ini"), "jetty.deploy.scanInterval=0\n");
        Files.writeString(base.resolve("start.d/deploy.ini"), "--module=deploy\njetty.deploy.scanInterval=1\n");

        assertThat(install("--dry-run").out()).contains("scanInterval");
        Files.writeString(base.resolve("start.d/z.ini"), "jetty.deploy.scanInterval=0\n");
        assertThat(install("--dry-run").out()).doesNotContain("scanInterval");
    }

    @Test
    void aFileThatSomebodyChangedInBetweenLosesOursOnly() throws IOException {
        install();
        Files.writeString(base.resolve(CONTEXT), Files.readString(base.resolve(CONTEXT)).replace("/jans-auth</Set>", "/auth</Set>"));

        assertThat(Ran.obconnect("uninstall", base).exitCode()).isZero();
        assertThat(base.resolve(CONTEXT)).hasContent(ServerFolder.PLAIN_CONTEXT.replace("/jans-auth</Set>", "/auth</Set>"));
    }

    @Test
    void theWrongFolderIsRefusedWithTheRightOne() throws IOException {
        assertThat(Ran.obconnect("install", folder, "--war", war).err()).contains("is the folder above", "Give " + base);
        assertThat(Ran.obconnect("install", base.resolve("webapps"), "--war", war).err()).contains("isn't the auth server's folder");
        assertThat(Ran.obconnect("install", folder.resolve("nothing"), "--war", war)).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err()).contains("is no folder");
        });
    }

    @Test
    void aWarWithoutTheExtensionIsRefused() throws IOException {
        war = base.resolve("webapps/jans-auth.war");

        refusedWithoutChange("holds no WEB-INF/lib/obconnect-extension.jar");
    }

    @Test
    void whatWasDoneIsPutBackWhereALaterStepFails() throws IOException {
        // the kernel refuses new files here to everybody, root too
        Files.delete(base.resolve("custom/libs/twilio.jar"));
        Files.delete(base.resolve("custom/libs"));
        Files.createSymbolicLink(base.resolve("custom/libs"), Path.of("/proc/self/fdinfo"));
        Files.writeString(base.resolve(CONTEXT), ServerFolder.PLAIN_CONTEXT);
        Map<String, String> before = ServerFolder.tree(base);

        Ran ran = install();

        assertThat(ran.exitCode()).as(ran.all()).isIn(3, 4);
        assertThat(ran.err()).containsAnyOf("no right to write", "Everything was put back");
        assertThat(ServerFolder.tree(base)).isEqualTo(before);
    }

    private void refusedWithoutChange(String message) throws IOException {
        Map<String, String> before = ServerFolder.tree(base);
        Ran ran = install();
        assertThat(ran.exitCode()).as(ran.all()).isEqualTo(3);
        assertThat(ran.err()).contains(message);
        assertThat(ServerFolder.tree(base)).isEqualTo(before);
    }
}
