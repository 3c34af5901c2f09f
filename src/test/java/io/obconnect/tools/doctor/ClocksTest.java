package io.obconnect.tools.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.obconnect.ErrorCode;
import io.obconnect.tools.Http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {

    @ParameterizedTest
    @CsvSource({"0, false", "20, false", "-20, false", "90, true", "-90, true"})
    void clocksThatAreMoreThanHalfAMinuteApartAreFound(long seconds, boolean found) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            // the JDK's server adds the Date
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes());
            exchange.close();
        });
        server.start();
        OutsideChecks checks = new OutsideChecks(Http.trusting(Optional.empty()),
                URI.create("http://localhost:" + server.getAddress().getPort()), Optional.empty(),
                Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)));

        checks.discovery();

        server.stop(0);
        assertThat(checks.findings().stream().anyMatch(finding -> finding.code().equals(Optional.of(ErrorCode.CLOCKS_APART)))).isEqualTo(found);
    }
}
