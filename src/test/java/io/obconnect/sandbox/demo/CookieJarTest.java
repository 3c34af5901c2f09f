package io.obconnect.sandbox.demo;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CookieJarTest {

    private static final URI SERVER = URI.create("http://localhost:8080/jans-auth/authorize.htm");

    private final CookieJar jar = new CookieJar();

    @Test
    void aSecureCookieIsKeptAndSentOnLoopbackAlsoToOtherPorts() {
        jar.store(SERVER, List.of("session_id=abc; Path=/; Secure; HttpOnly; SameSite=Lax"));

        assertThat(jar.headerFor(URI.create("http://localhost:8081/"))).isEqualTo("session_id=abc");
    }

    @Test
    void anotherHostDoesNotGetIt() {
        jar.store(SERVER, List.of("session_id=abc; Path=/"));

        assertThat(jar.headerFor(URI.create("http://127.0.0.1:8080/"))).isEmpty();
    }

    @Test
    void theSameNameAndPathReplaceEachOther() {
        jar.store(SERVER, List.of("session_id=abc; Path=/"));
        jar.store(SERVER, List.of("session_id=def; Path=/"));

        assertThat(jar.headerFor(SERVER)).isEqualTo("session_id=def");
    }

    @Test
    void maxAgeZeroAndAPastDateRemoveIt() {
        jar.store(SERVER, List.of("session_id=abc; Path=/", "current_sessions=x; Path=/"));
        jar.store(SERVER, List.of("session_id=; Path=/; Max-Age=0", "current_sessions=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"));

        assertThat(jar.names()).isEmpty();
    }

    @Test
    void aCookieOfAPathStaysUnderIt() {
        jar.store(SERVER, List.of("faces=1; Path=/jans-auth"));

        assertThat(jar.headerFor(URI.create("http://localhost:8080/jans-auth/x"))).isEqualTo("faces=1");
        assertThat(jar.headerFor(URI.create("http://localhost:8080/jans-authority"))).isEmpty();
    }
}
