package io.obconnect.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reverse proxy before the nodes, as Janssen is installed behind one. One connection for each request, to the node that was chosen for
 * it, or to the next one where nobody listens there; 502 where the node goes away before it has answered, 504 where it is given up. The browser's
 * connections last for one request, too, unless they are kept alive.
 */
public final class Balancer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)");

    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private final Supplier<int[]> nodes;
    private final Door door;
    /** Connections whose node hasn't answered yet, and whether it is given up. */
    private final Map<Socket, Boolean> waiting = new ConcurrentHashMap<>();
    private volatile boolean cutting;
    private volatile Predicate<URI> cutOnly = asked -> true;
    private volatile ToIntFunction<byte[]> cut = response -> 1;
    private volatile int length;
    private final AtomicBoolean retrying = new AtomicBoolean();
    private final AtomicReference<Predicate<URI>> losing = new AtomicReference<>();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final AtomicReference<Runnable> passing = new AtomicReference<>();
    private volatile boolean keptAlive;

    /**
     * What passed to a node and back.
     *
     * @param asked the request's target
     * @param head the response's, as the node gave it
     * @param lost whether the browser's connection was closed before any octet of it
     * @param reused whether that connection had brought a response before
     */
    public record Exchange(URI asked, String head, boolean lost, boolean reused) {
    }

    /** @param nodes the nodes' ports, the preferred one first; asked for every request */
    public Balancer(Supplier<int[]> nodes) throws IOException {
        this.nodes = nodes;
        door = new Door(this::serve);
    }

    public String address() {
        return door.address();
    }

    /** From now on the browser's connection breaks in the middle of the answer, when the node has given all of it; or no longer. */
    public void cutting(boolean cut) {
        cutting = cut;
        this.cut = any -> 1;
        cutOnly = asked -> true;
    }

    /**
     * The same, after a part of the answer.
     *
     * @param octets how many arrive of how many; at least one and never all
     */
    public void cuttingAfter(IntUnaryOperator octets) {
        cuttingAnswersTo(asked -> true, response -> octets.applyAsInt(response.length));
    }

    /**
     * The same for some answers only.
     *
     * @param asked whose
     * @param octets how many arrive of this answer; at least one and never all
     */
    public void cuttingAnswersTo(Predicate<URI> asked, ToIntFunction<byte[]> octets) {
        cut = octets;
        cutOnly = asked;
        cutting = true;
    }

    /** From now on the browser may send one request after the other on one connection, as browsers do. */
    public void keepAlive() {
        keptAlive = true;
    }

    /** The browser's connection is closed before any octet of the next answer to such a request, when the node has given all of it. */
    public void loseOnce(Predicate<URI> asked) {
        losing.set(asked);
    }

    /** What passed so far of such requests. */
    public List<Exchange> exchanges(Predicate<URI> asked) {
        return exchanges.stream().filter(exchange -> asked.test(exchange.asked())).toList();
    }

    /** How many octets the last answer had. */
    int length() {
        return length;
    }

    /** The next answer is lost between node and proxy, and the proxy asks the other node, as it may where nothing but a GET is concerned. */
    void retryOnce() {
        retrying.set(true);
    }

    /** Whether {@link #retryOnce} is over. */
    boolean retried() {
        return !retrying.get();
    }

    /** When the next request is with its node. */
    void whenPassed(Runnable task) {
        passing.set(task);
    }

    /** Every node that is being waited for takes too long. A reverse proxy goes by the clock; what it does then is the same. */
    void giveUp() {
        waiting.replaceAll((node, givenUp) -> true);
        waiting.keySet().forEach(Balancer::end);
    }

    private static void end(Socket node) {
        try {
            node.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket browser) throws IOException {
        boolean more = true;
        for (int served = 0; more; served++) {
            byte[] request = request(browser.getInputStream());
            if (request.length == 0) {
                return;
            }
            byte[] response = exchange(request, nodes.get());
            if (retrying.compareAndSet(true, false)) {
                int[] ports = nodes.get();
                response = exchange(request, new int[] {ports[1], ports[0]});
            }
            length = response.length;
            URI asked = URI.create(new String(request, StandardCharsets.ISO_8859_1).split(" ", 3)[1]);
            Predicate<URI> lost = losing.get();
            boolean loses = lost != null && lost.test(asked) && losing.compareAndSet(lost, null);
            exchanges.add(new Exchange(asked, head(response), loses, served > 0));
            if (loses) {
                return;
            }
            boolean cuts = cutting && cutOnly.test(asked);
            more = keptAlive && !cuts;
            OutputStream out = browser.getOutputStream();
            if (cuts) {
                // an octet at least, so that the browser doesn't silently call again: the person has to
                out.write(response, 0, Math.max(1, Math.min(response.length - 1, cut.applyAsInt(response))));
            } else {
                out.write(more ? lasting(response) : response);
            }
            out.flush();
        }
    }

    private static String head(byte[] response) {
        String text = new String(response, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end);
    }

    /** The same for a connection that doesn't end with it. */
    private static byte[] lasting(byte[] response) {
        String head = head(response);
        String kept = head.replaceAll("(?im)^connection:.*\r?\n?", "").stripTrailing();
        boolean framed = LENGTH.matcher(kept).find() || kept.toLowerCase(Locale.ROOT).contains("transfer-encoding:");
        int body = response.length - head.length() - 4;
        ByteArrayOutputStream lasting = new ByteArrayOutputStream();
        lasting.writeBytes((kept + (framed ? "" : "\r\nContent-Length: " + body) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        lasting.write(response, response.length - body, body);
        return lasting.toByteArray();
    }

    private byte[] exchange(byte[] request, int[] ports) {
        for (int port : ports) {
            try (Socket node = new Socket(InetAddress.getLoopbackAddress(), port)) {
                waiting.put(node, false);
                try {
                    node.getOutputStream().write(request);
                    Optional.ofNullable(passing.getAndSet(null)).ifPresent(Runnable::run);
                    byte[] response = node.getInputStream().readAllBytes();
                    return response.length == 0 ? error("502 Bad Gateway") : response;
                } catch (IOException e) {
                    return error(waiting.get(node) ? "504 Gateway Timeout" : "502 Bad Gateway");
                } finally {
                    waiting.remove(node);
                }
            } catch (IOException nobodyListens) {
                // the next one
            }
        }
        return error("503 Service Unavailable");
    }

    private static byte[] error(String status) {
        return ("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Head and body, the head saying that this is the connection's only request. */
    private static byte[] request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        while (last != END_OF_HEAD) {
            int octet = in.read();
            if (octet < 0) {
                return new byte[0];
            }
            head.write(octet);
            last = last << Byte.SIZE | octet;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        String sole = text.replaceAll("(?im)^(connection|upgrade|http2-settings):.*\r\n", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(sole.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    @Override
    public void close() {
        door.close();
    }
}
