package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import io.obconnect.tools.ExitCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The lint against the Java example with one of its safeguards taken out: what works with every auth server and isn't safe. */
class UnsafeAppsTest {

    private static final Path EXAMPLE = Path.of("docs", "examples", "consent-app-java", "ConsentApp.java");
    private static final Map<String, String> BANK = Map.of("BANK_USER", "alice", "BANK_PASSWORD", "wonderland", "SHARED_SECRET", Shell.SECRET);

    @TempDir
    private Path directory;

    /** What is taken out, and what the lint says to it. */
    enum Mutant {
        FIXED_IV("legacy", "jwe.encrypt(new DirectEncrypter(keys.response()));", """
                DirectEncrypter fixed = new DirectEncrypter(keys.response());
                fixed.getJCAContext().setSecureRandom(new SecureRandom() {
                    @Override
                    public void nextBytes(byte[] bytes) {
                        java.util.Arrays.fill(bytes, (byte) 7);
                    }
                });
                jwe.encrypt(fixed);""", "Two answers have the same IV"),
        SAME_JTI("strict", "\"jti\", UUID.randomUUID().toString()", "\"jti\", \"always-the-same\"", "Two answers have the same jti"),
        ANY_RETURN_TO("legacy", "&& returnTo.startsWith(authServer + \"/jans-auth/obconnect/return/\")", "&& !returnTo.isEmpty()",
                "A request whose returnTo leads elsewhere isn't refused"),
        PREFIX_OF_RETURN_TO("legacy", "returnTo.startsWith(authServer + \"/jans-auth/obconnect/return/\")", "returnTo.startsWith(authServer)",
                "A request whose returnTo leads elsewhere isn't refused"),
        ANY_TYP("strict", "require(!strict || new JOSEObjectType(REQUEST_TYPE).equals(header.getType()), \"typ\");", "",
                "A request with another typ isn't refused"),
        ANY_ISS("strict", "authServer.equals(asked.request().get(\"iss\")) && ", "", "A request with another iss isn't refused"),
        ANY_AUD("strict", " && origin.equals(asked.request().get(\"aud\"))", "", "A request with another aud isn't refused"),
        ANY_BROWSER("legacy", "cookies.contains(\"visit-\" + visit.id + \"=\" + visit.browser) && ", "",
                "Another browser: it approves what was asked in the first one."),
        MILLISECONDS("legacy", "answer.put(\"exp\", now + 60);", "answer.put(\"exp\", (now + 60) * 1000);", "exp is in milliseconds"),
        SAFE("strict", "", "", "Another browser can't answer for the first one.");

        private final String protocol;
        private final String right;
        private final String wrong;
        private final String finding;

        Mutant(String protocol, String right, String wrong, String finding) {
            this.protocol = protocol;
            this.right = right;
            this.wrong = wrong;
            this.finding = finding;
        }
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void an_example_without_one_of_its_safeguards_is_found(Mutant mutant) throws Exception {
        String source = Files.readString(EXAMPLE);
        assertThat(source).as("what %s takes out", mutant).contains(mutant.right);
        Path file = Files.writeString(directory.resolve("ConsentApp.java"), source.replace(mutant.right, mutant.wrong));
        int port = freePort();
        String address = "http://localhost:" + port;
        Process app = start(file, port, address, mutant.protocol);
        try {
            StringWriter out = new StringWriter();
            Path secret = Files.writeString(directory.resolve("secret"), Shell.SECRET);

            int code = Kit.commandLine(Surroundings.real()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true)).execute(
                    "lint", "--running", "--consent-app", address + "/", "--protocol", mutant.protocol, "--secret-file", secret.toString(),
                    "--fill", "user=alice", "--fill", "password=wonderland");

            assertThat(out.toString()).contains(mutant.finding).doesNotContain("can't be reached");
            assertThat(code).as(out.toString()).isEqualTo(mutant == Mutant.SAFE ? ExitCode.DONE.value() : ExitCode.FINDINGS.value());
            assertThat(out.toString().lines().filter(line -> line.startsWith("error"))).as("one mistake, one finding")
                    .hasSize(mutant == Mutant.SAFE ? 0 : 1);
        } finally {
            app.destroy();
            assertThat(app.waitFor(3, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static Process start(Path file, int port, String origin, String protocol) throws IOException {
        String nimbus = Path.of(URI.create(JWEObject.class.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
        compile(file, nimbus);
        ProcessBuilder builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-XX:TieredStopAtLevel=1", "-cp", nimbus + File.pathSeparator + file.getParent(), "ConsentApp")).redirectErrorStream(true);
        builder.environment().putAll(BANK);
        builder.environment().putAll(Map.of("PORT", String.valueOf(port), "ORIGIN", origin, "PROTOCOL", protocol.toLowerCase(Locale.ROOT)));
        Process process = builder.start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Consent App at ")) {
                Thread drain = new Thread(() -> output.lines().forEach(more -> { }), "output of the mutant");
                drain.setDaemon(true);
                drain.start();
                return process;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the mutant ended: " + said);
    }

    /** Here, where the compiler is warm after the first. */
    private static void compile(Path file, String libraries) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "the tests run on a JDK");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(compiler.run(null, said, said, "-proc:none", "-encoding", "UTF-8", "-cp", libraries, "-d", file.getParent().toString(),
                file.toString())).as(said.toString()).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
