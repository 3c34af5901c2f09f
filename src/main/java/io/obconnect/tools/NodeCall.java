package io.obconnect.tools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A GET (RFC 9112) that goes to one node and asks as if it were the issuer: its name in {@code Host}, in the TLS handshake (RFC 6066 section 3)
 * and in the certificate. The JDK's client can't be told where to connect.
 *
 * @param node where to connect
 * @param sockets makes TLS connections that trust the right authorities
 * @param patience for connecting, and between two octets
 */
record NodeCall(NodeAddress node, SSLSocketFactory sockets, Duration patience) {

    private static final int LONGEST = 4 * 1024 * 1024;

    Http.Answer get(URI uri, String... headers) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(node.host(), node.port()), (int) patience.toMillis());
            plain.setSoTimeout((int) patience.toMillis());
            try (Socket socket = node.tls() ? secured(plain, uri.getHost()) : plain) {
                socket.getOutputStream().write(request(uri, headers).getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                return answer(socket.getInputStream().readNBytes(LONGEST));
            }
        }
    }

    private Socket secured(Socket plain, String name) throws IOException {
        SSLSocket socket = (SSLSocket) sockets.createSocket(plain, name, node.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String request(URI uri, String... headers) {
        StringBuilder request = new StringBuilder("GET " + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()) + " HTTP/1.1\r\n"
                + "Host: " + uri.getRawAuthority() + "\r\nConnection: close\r\nX-Forwarded-Proto: " + uri.getScheme() + "\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    private static Http.Answer answer(byte[] octets) throws IOException {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = end < 0 ? List.of() : text.substring(0, end).lines().toList();
        if (lines.isEmpty() || !lines.get(0).matches("HTTP/1\\.[01] [0-9]{3}.*")) {
            throw new IOException("the answer isn't HTTP");
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>()).add(line.substring(colon + 1).strip());
            }
        }
        int body = end + "\r\n\r\n".length();
        boolean chunked = String.join(",", headers.getOrDefault("Transfer-Encoding", List.of())).toLowerCase(Locale.ROOT).contains("chunked");
        byte[] content = chunked ? unchunked(octets, text, body) : text.substring(body).getBytes(StandardCharsets.ISO_8859_1);
        return new Http.Answer(Integer.parseInt(lines.get(0).substring(9, 12)), new String(content, StandardCharsets.UTF_8), headers);
    }

    // RFC 9112 section 7.1
    private static byte[] unchunked(byte[] octets, String text, int start) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = start;
        while (true) {
            int line = text.indexOf("\r\n", at);
            String size = line < 0 ? "" : text.substring(at, line).split(";")[0].strip();
            if (!size.matches("[0-9A-Fa-f]{1,6}") || line + 2 + Integer.parseInt(size, 16) > octets.length) {
                throw new IOException("the answer was cut off");
            }
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                return content.toByteArray();
            }
            content.write(octets, line + 2, length);
            at = line + 2 + length + 2;
        }
    }
}
