package io.obconnect.tools;

import io.obconnect.config.LoopbackHost;
import io.obconnect.message.Json;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Calls a server: waits ten seconds for an answer to begin, follows no redirects, always checks TLS; {@code http} on loopback only. */
public final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client;
    private final SSLContext context;
    private final Optional<NodeAddress> node;

    private Http(HttpClient client, SSLContext context, Optional<NodeAddress> node) {
        this.client = client;
        this.context = context;
        this.node = node;
    }

    /** @param authority certificates in PEM that are trusted instead of the JVM's; for servers with an own authority */
    public static Http trusting(Optional<Path> authority) {
        SSLContext context = authority.map(Http::context).orElseGet(Http::ofTheJvm);
        return new Http(HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).sslContext(context).build(),
                context, Optional.empty());
    }

    /** The same, but every {@link #get} goes to this node, whatever address the names stand for. */
    public Http at(NodeAddress address) {
        return new Http(client, context, Optional.of(address));
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body as text
     * @param headers by their names in any case
     */
    public record Answer(int status, String body, Map<String, List<String>> headers) {

        public Optional<String> header(String name) {
            return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream()).findFirst();
        }

        /** The body as a JSON object. */
        public Optional<Map<String, Object>> json() {
            return Json.trusted(body());
        }
    }

    public Answer get(URI uri, String... headers) throws IOException {
        return node.isPresent() ? new NodeCall(node.get(), context.getSocketFactory(), PATIENCE).get(allowed(uri), headers)
                : send(HttpRequest.newBuilder(allowed(uri)).GET(), headers);
    }

    public Answer send(String method, URI uri, String body, String... headers) throws IOException {
        return send(HttpRequest.newBuilder(allowed(uri)).method(method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    private Answer send(HttpRequest.Builder request, String... headers) throws IOException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers().map());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    // a secret goes along with most calls
    private static URI allowed(URI uri) {
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) && LoopbackHost.is(uri.getHost());
        if (!http && !"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw Refused.because(uri + " isn't an https address", "Give the address as https://auth.example.com; http works on loopback only.");
        }
        return uri;
    }

    private static SSLContext ofTheJvm() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw Refused.because("this JVM has no TLS that works", "Use another Java.", e);
        }
    }

    private static SSLContext context(Path authority) {
        try (InputStream pem = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw Refused.because(authority + " holds no certificates that can be read", "Give a PEM file with the authority's certificates.", e);
        }
    }
}
