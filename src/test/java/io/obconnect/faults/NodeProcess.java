package io.obconnect.faults;

import io.obconnect.sandbox.DirectoryAddress;
import io.obconnect.sandbox.server.Generation;
import org.json.JSONObject;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A node in a process of its own, seen from the tests. */
final class NodeProcess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final CompletableFuture<Integer> port;

    private NodeProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.port = CompletableFuture.supplyAsync(() -> Integer.valueOf(answer().split(" ")[1]));
    }

    /** Starts one; it listens when {@link #port()} answers. */
    static NodeProcess start(String name, DirectoryAddress directory, String issuer, Map<String, String> properties, Duration ahead) {
        try {
            Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true",
                    "-Dobconnect.jar=" + System.getProperty("obconnect.jar"),
                    "-D" + Generation.PROPERTY + "=" + directory.generation().label(),
                    "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    NodeMain.class.getName()))
                    .redirectError(ProcessBuilder.Redirect.appendTo(new File("target", "node-" + name + ".log"))).start();
            NodeProcess node = new NodeProcess(name, process);
            node.order(new JSONObject().put("directory", directory.url()).put("keys", directory.keys().toString(false))
                    .put("salt", directory.salt()).put("issuer", issuer).put("properties", new JSONObject(properties))
                    .put("ahead", ahead.toMillis()).toString());
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, once it does. */
    int port() {
        try {
            return port.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("node " + name + " didn't start, see target/node-" + name + ".log", e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** {@code kill -9}: nothing is finished, nothing is said goodbye to. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sets its clock so far ahead of ours, once what it works on is done. */
    void clock(Duration ahead) {
        ask("clock " + ahead.toMillis());
    }

    /** What every node does each thirty seconds. */
    void clean() {
        ask("clean");
    }

    /** Two seconds pass for its memory of sessions. */
    void forget() {
        ask("forget");
    }

    /** Waits until it works on nothing. */
    void settle() {
        ask("settle");
    }

    private synchronized void ask(String order) {
        port();
        order(order);
        answer();
    }

    private void order(String line) {
        try {
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("node " + name + " has ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
