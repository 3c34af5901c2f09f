package io.obconnect.request;

import org.jose4j.http.Response;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * Gets a JWK set (RFC 7517 section 5) with a limit on the whole exchange. A limit on each read, as blocking clients have it, lets a host that
 * sends an octet now and then hold a thread of the server for as long as it likes.
 */
final class KeySetFetch implements SimpleGet {

    private static final int OK = 200;

    private final HttpClient http;
    private final Duration patience;
    private final int maximumOctets;

    /**
     * @param patience for one set, from connecting to its last octet
     * @param maximumOctets a longer body is refused
     */
    KeySetFetch(Duration patience, int maximumOctets) {
        this.patience = patience;
        this.maximumOctets = maximumOctets;
        // where the server's way out is a proxy, the JVM's settings name it, and the client follows them by default
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(patience).build();
    }

    @Override
    public SimpleResponse get(String location) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> exchange;
        try {
            exchange = http.sendAsync(HttpRequest.newBuilder(URI.create(location)).timeout(patience).build(), answer -> new Body(maximumOctets));
        } catch (IllegalArgumentException e) {
            throw new IOException("not an address of a key set", e);
        }
        try {
            HttpResponse<byte[]> answer = exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != OK) {
                throw new IOException("status " + answer.statusCode());
            }
            return new Response(OK, "", answer.headers().map(), KeySetText.plain(new String(plain(answer), StandardCharsets.UTF_8)));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException("too slow", e);
        } catch (ExecutionException e) {
            throw new IOException("no answer", e.getCause());
        }
    }

    /** Nobody asked for gzip, but some hosts know nothing else (RFC 9110 section 8.4.1). The limit is for what comes out, too. */
    private byte[] plain(HttpResponse<byte[]> answer) throws IOException {
        if (answer.headers().firstValue("Content-Encoding").filter("gzip"::equalsIgnoreCase).isEmpty()) {
            return answer.body();
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            byte[] octets = unpacked.readNBytes(maximumOctets + 1);
            if (octets.length > maximumOctets) {
                throw new IOException("too long");
            }
            return octets;
        }
    }

    /** Octets up to a limit. */
    private static final class Body implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private final int maximum;
        private Flow.Subscription subscription;

        private Body(int maximum) {
            this.maximum = maximum;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (octets.size() + part.remaining() > maximum) {
                    subscription.cancel();
                    whole.completeExceptionally(new IOException("too long"));
                    return;
                }
                byte[] read = new byte[part.remaining()];
                part.get(read);
                octets.writeBytes(read);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(octets.toByteArray());
        }
    }
}
