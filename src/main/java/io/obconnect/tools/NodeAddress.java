package io.obconnect.tools;

import io.obconnect.config.LoopbackHost;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One node of several behind a balancer: {@code 10.0.0.7:443}, {@code [::1]:8443}, or {@code http://127.0.0.1:8081} for a Jetty that speaks
 * plain HTTP to the proxy on its own machine.
 *
 * @param tls whether it is spoken to by TLS
 * @param host name or address
 * @param port 1 to 65535
 */
public record NodeAddress(boolean tls, String host, int port) {

    private static final Pattern FORM = Pattern.compile("(?:(https?)://)?(\\[[0-9A-Fa-f:.]+]|[^:/\\[\\]]+):([0-9]{1,5})/?");

    /** @throws Refused where it is no address, or plain HTTP would leave the machine */
    public static NodeAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(3)) < 1 || Integer.parseInt(form.group(3)) > 65_535) {
            throw Refused.because("--connect-to " + text + " isn't a node's address", "Give it as 10.0.0.7:443, or as http://127.0.0.1:8081.");
        }
        boolean tls = !"http".equals(form.group(1));
        String host = form.group(2).replaceAll("[\\[\\]]", "");
        if (!tls && !LoopbackHost.is(form.group(2)) && !LoopbackHost.is(host)) {
            throw Refused.because("--connect-to " + text + " would send the metrics token over plain http to another machine",
                    "Run the doctor on the node itself, or forward the port to 127.0.0.1.");
        }
        return new NodeAddress(tls, host, Integer.parseInt(form.group(3)));
    }

    @Override
    public String toString() {
        return (tls ? "" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
