package io.obconnect.load;

import com.nimbusds.jose.jwk.JWKSet;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.AuthServerBuilder;
import io.obconnect.sandbox.DirectoryAddress;
import org.json.JSONObject;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The server's process: one node with the packaged extension, on a store elsewhere, so that heap, threads and processor time are the
 * server's alone. Started by {@link ServerProcess}, which speaks with it in lines: a command in, one line out. It ends with its input.
 */
final class ServerMain {

    private static final Pattern ARRAY = Pattern.compile("^\\[+L");

    private final AuthServer server;

    private ServerMain(AuthServer server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err); // standard output is for answers
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        DirectoryAddress store = new DirectoryAddress(in.readLine(), JWKSet.parse(in.readLine()), in.readLine());
        boolean cleans = Boolean.parseBoolean(in.readLine());
        Map<String, String> properties = new TreeMap<>();
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            properties.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        AuthServerBuilder builder = AuthServer.on(store).extension(AuthServer.packagedJar()).properties(properties);
        try (AuthServer server = (cleans ? builder.cleanerTimer() : builder).start()) {
            ServerMain main = new ServerMain(server);
            out.println(server.base());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(main.answer(line));
            }
        }
        System.exit(0);
    }

    private String answer(String line) throws JMException {
        return switch (line) {
            case "heap" -> String.valueOf(heapAfterCollection());
            case "threads" -> String.valueOf(ManagementFactory.getThreadMXBean().getThreadCount());
            case "calls" -> new JSONObject(server.calls()).toString();
            case "clean" -> cleaned();
            case "instances" -> instances();
            default -> throw new IllegalArgumentException(line);
        };
    }

    /** Twice: what the first one frees may have held more by finalizers and cleaners. */
    private static long heapAfterCollection() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private String cleaned() {
        server.fireCleaner();
        return "cleaned";
    }

    /** Octets of live instances of the product's own classes, the libraries in its jar apart. */
    private static String instances() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                new Object[] {new String[0]}, new String[] {String[].class.getName()});
        long ours = 0;
        for (String line : histogram.split("\n")) {
            String[] columns = line.strip().split("\\s+");
            if (columns.length >= 4 && ProductCode.isOurs(ARRAY.matcher(columns[3]).replaceFirst(""))) {
                ours += Long.parseLong(columns[2]);
            }
        }
        return String.valueOf(ours);
    }
}
