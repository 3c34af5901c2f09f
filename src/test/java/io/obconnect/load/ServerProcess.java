package io.obconnect.load;

import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.DirectoryAddress;
import io.obconnect.sandbox.server.Generation;
import org.json.JSONObject;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A {@link ServerMain} in a process of its own, and what can be asked of it. */
final class ServerProcess implements AutoCloseable {

    private static final String HEAP = "-Xmx512m";
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final ProcessorTime processorTime;
    private final BufferedReader in;
    private final BufferedWriter out;
    private final String base;

    private ServerProcess(Process process, List<String> configuration) throws IOException {
        this.process = process;
        this.processorTime = new RunningProcess(process.pid());
        this.in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.out = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.base = ask(String.join("\n", configuration));
    }

    /**
     * Starts the packaged extension in a server on this store.
     *
     * @param cleans whether it cleans every thirty seconds, or only when it is told to
     * @param work where its log goes
     */
    static ServerProcess start(DirectoryAddress store, Map<String, String> properties, boolean cleans, Path work) throws IOException {
        Path jar = AuthServer.packagedJar().orElseThrow(
                () -> new IOException("system property obconnect.jar names no packaged extension"));
        Files.createDirectories(work);
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
                "-XX:-UseDynamicNumberOfCompilerThreads", // what one that ends took could not be told from the server's own work
                "-Dobconnect.jar=" + jar, "-D" + Generation.PROPERTY + "=" + store.generation().label(),
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ServerMain.class.getName()).redirectError(work.resolve("server.log").toFile()).start();
        List<String> configuration = new ArrayList<>(List.of(store.url(), store.keys().toString(false), store.salt(),
                String.valueOf(cleans)));
        properties.forEach((name, value) -> configuration.add(name + "=" + value));
        configuration.add("");
        return new ServerProcess(process, configuration);
    }

    /** For example {@code http://localhost:40123/jans-auth}. */
    String base() {
        return base;
    }

    ProcessorTime processorTime() {
        return processorTime;
    }

    /** Octets in use after a full collection. */
    long heap() {
        return number("heap");
    }

    int threads() {
        return (int) number("threads");
    }

    /** What it asked of its database so far; none where it has a directory. */
    Calls calls() {
        Map<String, Long> counts = new TreeMap<>();
        JSONObject answer = new JSONObject(asked("calls"));
        answer.keySet().forEach(name -> counts.put(name, answer.getLong(name)));
        return new Calls(counts);
    }

    /** Octets of live instances of the product's own classes. */
    long ownInstances() {
        return number("instances");
    }

    /** Fires the server's cleaner now; the product sweeps on a thread of its own. */
    void clean() {
        asked("clean");
    }

    private long number(String command) {
        return Long.parseLong(asked(command));
    }

    private String asked(String command) {
        try {
            return ask(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized String ask(String command) throws IOException {
        out.write(command + "\n");
        out.flush();
        String answer = in.readLine();
        if (answer == null) {
            throw new IOException("the server's process ended; its log says why");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        out.close(); // it ends with its input
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
