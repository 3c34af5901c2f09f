package io.obconnect.faults;

import com.nimbusds.jose.jwk.JWKSet;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.DirectoryAddress;
import io.obconnect.sandbox.MovableTime;
import org.json.JSONObject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One node of the auth server as a process of its own, so that it can be killed as a machine loses power. The first line of its input says how
 * it is to be, every other line is an order; each is answered by one line. It ends with its input, so that none outlives the tests.
 */
final class NodeMain {

    private NodeMain() {
    }

    public static void main(String[] arguments) throws IOException, ParseException {
        PrintStream answers = System.out;
        System.setOut(System.err); // nothing else may stand between the answers
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JSONObject wanted = new JSONObject(orders.readLine());
        Map<String, String> properties = new HashMap<>();
        wanted.getJSONObject("properties").toMap().forEach((name, value) -> properties.put(name, String.valueOf(value)));
        MovableTime time = new MovableTime();
        Clock clock = new Clock(time);
        clock.set(wanted.getLong("ahead"));
        AuthServer server = AuthServer.on(new DirectoryAddress(wanted.getString("directory"), JWKSet.parse(wanted.getString("keys")),
                        wanted.getString("salt")))
                .extension(AuthServer.packagedJar()).properties(properties).issuer(wanted.getString("issuer")).time(time).start();
        answers.println("at " + server.base().getPort());
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ");
            switch (words[0]) {
                case "clock" -> {
                    server.settle();
                    clock.set(Long.parseLong(words[1]));
                }
                case "clean" -> server.fireCleaner();
                case "forget" -> server.forgetSessions();
                case "settle" -> server.settle();
                default -> throw new IllegalArgumentException(order);
            }
            answers.println("done");
        }
        System.exit(0);
    }

    /** Sets what can only be moved. */
    private static final class Clock {

        private final MovableTime time;
        private long ahead;

        private Clock(MovableTime time) {
            this.time = time;
        }

        private void set(long millis) {
            time.advance(Duration.ofMillis(millis - ahead));
            ahead = millis;
        }
    }
}
