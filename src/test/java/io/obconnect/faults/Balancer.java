package io.obconnect.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reverse proxy before the nodes, as Janssen is installed behind one. One connection for each request, to the node that was chosen for
 * it, or to the next one where nobody listens there; 502 where the node goes away before it has answered, 504 where it takes too long.
 */
final class Balancer implements AutoCloseable {

    /** A reverse proxy waits longer; what it does then is the same. */
    static final int PATIENCE_MILLIS = 2_000;

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)");

    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private final Supplier<int[]> nodes;
    private final Door door;
    private volatile boolean cutting;
    private volatile IntUnaryOperator cut = length -> 1;
    private volatile int length;
    private final AtomicBoolean retrying = new AtomicBoolean();

    /** @param nodes the nodes' ports, the preferred one first; asked for every request */
    Balancer(Supplier<int[]> nodes) throws IOException {
        this.nodes = nodes;
        door = new Door(this::serve);
    }

    String address() {
        return door.address();
    }

    /** From now on the browser's connection breaks in the middle of the answer, when the node has given all of it; or no longer. */
    void cutting(boolean cut) {
        cutting = cut;
        this.cut = any -> 1;
    }

    /**
     * The same, after a part of the answer.
     *
     * @param octets how many arrive of how many; at least one and never all
     */
    void cuttingAfter(IntUnaryOperator octets) {
        cut = octets;
        cutting = true;
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

    private void serve(Socket browser) throws IOException {
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
        OutputStream out = browser.getOutputStream();
        if (cutting) {
            // an octet at least, so that the browser doesn't silently call again: the person has to
            out.write(response, 0, Math.max(1, Math.min(response.length - 1, cut.applyAsInt(response.length))));
        } else {
            out.write(response);
        }
        out.flush();
    }

    private static byte[] exchange(byte[] request, int[] ports) {
        for (int port : ports) {
            try (Socket node = new Socket(InetAddress.getLoopbackAddress(), port)) {
                node.setSoTimeout(PATIENCE_MILLIS);
                try {
                    node.getOutputStream().write(request);
                    byte[] response = node.getInputStream().readAllBytes();
                    return response.length == 0 ? error("502 Bad Gateway") : response;
                } catch (SocketTimeoutException e) {
                    return error("504 Gateway Timeout");
                } catch (IOException e) {
                    return error("502 Bad Gateway");
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
