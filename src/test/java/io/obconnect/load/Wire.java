package io.obconnect.load;

import javax.net.ssl.SSLSocketFactory;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One HTTP/1.1 connection that is kept open (RFC 9112), for one thread: as lean as it can be, because it shares the machine with the server
 * that it measures.
 */
final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 180_000;
    private static final int BUFFER = 64 * 1024;

    private final URI server;
    private final String host;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    /** One answer; {@code location} is null where it has none. */
    record Answer(int status, String location, List<String> setCookies, byte[] octets) {

        String body() {
            return new String(octets, StandardCharsets.UTF_8);
        }
    }

    Wire(URI server) {
        this.server = server;
        this.host = server.getPort() < 0 ? server.getHost() : server.getHost() + ":" + server.getPort();
    }

    /** The text of a request to this server. @param headers complete lines */
    byte[] request(String method, String target, String headers, byte[] body) {
        String head = method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers
                + (body == null ? "" : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length + "\r\n") + "\r\n";
        byte[] octets = head.getBytes(StandardCharsets.US_ASCII);
        if (body == null) {
            return octets;
        }
        byte[] whole = Arrays.copyOf(octets, octets.length + body.length);
        System.arraycopy(body, 0, whole, octets.length, body.length);
        return whole;
    }

    /** Sends one request and reads its answer. */
    Answer send(byte[] request) throws IOException {
        write(request, request.length);
        return read();
    }

    /** Sends octets, several requests perhaps, without waiting for an answer. */
    void write(byte[] octets, int length) throws IOException {
        if (socket == null) {
            connect();
        }
        try {
            out.write(octets, 0, length);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** The next answer. */
    Answer read() throws IOException {
        try {
            return answer();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Answer answer() throws IOException {
        String status = line();
        int code = Integer.parseInt(status, 9, 12, 10);
        String location = null;
        List<String> cookies = List.of();
        int length = code == 204 || code == 304 ? 0 : -1;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            if (is(header, colon, "content-length")) {
                length = Integer.parseInt(header, skipped(header, colon), header.length(), 10);
            } else if (is(header, colon, "location")) {
                location = header.substring(skipped(header, colon));
            } else if (is(header, colon, "transfer-encoding")) {
                chunked = header.regionMatches(true, skipped(header, colon), "chunked", 0, 7);
            } else if (is(header, colon, "connection")) {
                last = header.regionMatches(true, skipped(header, colon), "close", 0, 5);
            } else if (is(header, colon, "set-cookie")) {
                cookies = cookies.isEmpty() ? new ArrayList<>() : cookies;
                cookies.add(header.substring(skipped(header, colon)));
            }
        }
        byte[] body = chunked ? chunks() : length >= 0 ? octets(length) : rest();
        if (last || !chunked && length < 0) {
            close();
        }
        return new Answer(code, location, cookies, body);
    }

    private static boolean is(String header, int colon, String name) {
        return colon == name.length() && header.regionMatches(true, 0, name, 0, colon);
    }

    private static int skipped(String header, int colon) {
        int start = colon + 1;
        while (start < header.length() && header.charAt(start) == ' ') {
            start++;
        }
        return start;
    }

    private byte[] chunks() throws IOException {
        byte[] all = new byte[0];
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            byte[] chunk = octets(size);
            all = Arrays.copyOf(all, all.length + size);
            System.arraycopy(chunk, 0, all, all.length - size, size);
            line();
        }
        line();
        return all;
    }

    private byte[] octets(int length) throws IOException {
        byte[] octets = new byte[length];
        for (int done = 0; done < length; ) {
            if (from == to) {
                fill();
            }
            int part = Math.min(length - done, to - from);
            System.arraycopy(buffer, from, octets, done, part);
            from += part;
            done += part;
        }
        return octets;
    }

    private byte[] rest() throws IOException {
        byte[] buffered = octets(to - from);
        byte[] more = in.readAllBytes();
        byte[] all = Arrays.copyOf(buffered, buffered.length + more.length);
        System.arraycopy(more, 0, all, buffered.length, more.length);
        return all;
    }

    private String line() throws IOException {
        StringBuilder across = null;
        while (true) {
            for (int i = from; i < to; i++) {
                if (buffer[i] == '\n') {
                    String end = new String(buffer, from, i - from, StandardCharsets.ISO_8859_1);
                    from = i + 1;
                    String line = across == null ? end : across.append(end).toString();
                    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
                }
            }
            across = (across == null ? new StringBuilder() : across).append(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1));
            from = to;
            fill();
        }
    }

    private void fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        from = 0;
        to = count;
    }

    private void connect() throws IOException {
        boolean tls = "https".equals(server.getScheme());
        int port = server.getPort() >= 0 ? server.getPort() : tls ? 443 : 80;
        socket = tls ? SSLSocketFactory.getDefault().createSocket(server.getHost(), port) : new Socket(server.getHost(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        from = 0;
        to = 0;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            Socket old = socket;
            socket = null;
            old.close();
        }
    }
}
