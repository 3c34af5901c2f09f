package io.obconnect.sandbox;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The server without the extension: the ordinary flow. */
class StockServerIT {

    @Test
    void anOrdinaryClientLogsAPersonInWithAPasswordAndRedeemsTheCode() throws Exception {
        try (Directory directory = Directory.start(); AuthServer server = AuthServer.on(directory).start()) {
            directory.addPerson("A1", "testuser", "secret");
            directory.register(Registration.of("ordinary", "ordinary-secret", "http://localhost:9/cb"));
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = browser.get(server.at("/restv1/authorize?response_type=code&client_id=ordinary&scope=openid&state=s1"
                    + "&redirect_uri=http://localhost:9/cb"));
            page = browser.follow(page, server.issuer());
            assertThat(page.body()).contains("Log in");
            page = browser.submit(page, Map.of("username", "testuser", "password", "secret"), "loginButton");
            page = browser.follow(page, server.issuer());
            assertThat(page.location().map(URI::toString).orElse(page.body())).startsWith("http://localhost:9/cb?code=");
            assertThat(page.answer("state")).contains("s1");
        }
    }
}
