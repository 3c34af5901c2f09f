package io.obconnect.sandbox;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.unboundid.ldap.sdk.LDAPException;
import io.jans.as.common.model.common.User;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryDeleteException;
import io.jans.orm.exception.EntryPersistenceException;
import io.jans.orm.search.filter.Filter;

import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where an extension plugs in, and when it is asked. */
class StockExtensionPointsIT {

    private static Scene scene;
    private final WebBrowser browser = new WebBrowser();

    @BeforeAll
    static void start() throws Exception {
        scene = Scene.start();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @Test
    void filtersAddedInCodeRunBeforeTheServerHasLoadedTheSessionAndAnnotatedOnesAfterwards() {
        scene.journey(browser, scene.client("trusted"), Map.of());
        WebBrowser.Page page = browser.get(scene.client("trusted").authorize(Map.of()));
        assertThat(page.header("Probe-Early")).contains("false");
        assertThat(page.header("Probe-Annotated")).contains("true");
    }

    @Test
    void aTimerOfAnExtensionsOwnComesAfterItsDelayAndThenInItsInterval() throws Exception {
        try (Scene own = Scene.start()) {
            // ten hours, then every twenty: however long the server takes to start
            own.server.tick(Duration.ofHours(9));
            assertThat(ticks(own)).isZero();
            own.server.tick(Duration.ofHours(2));
            assertThat(ticks(own)).isEqualTo(1);
            own.server.tick(Duration.ofHours(19));
            assertThat(ticks(own)).isEqualTo(1);
            own.server.tick(Duration.ofHours(2));
            assertThat(ticks(own)).isEqualTo(2);
        }
    }

    private int ticks(Scene own) {
        return Integer.parseInt(browser.get(own.server.at("/probe/timer")).body().split(" ")[0]);
    }

    @Test
    void aTimerIsRefusedBeforeTheServerHasStartedItsScheduler() {
        assertThat(browser.get(scene.server.at("/probe/timer")).body()).endsWith("Quartz scheduler manager not initialized!");
    }

    @Test
    void theServersOwnCleanerNeverRemovesPersons() {
        scene.server.fireCleaner();
        assertThat(scene.directory.people("(uid=probe-person)")).hasSize(1);
    }

    @Test
    void anOldScriptIsEndedBeforeTheNewOneIsMadeAndServesMeanwhile() throws Exception {
        try (Scene own = Scene.start()) {
            List<String> gap = new ArrayList<>();
            own.server.reloadScripts(Map.of("mode", "login", "uid", "probe-person"), name -> {
                if (name.equals("probe")) {
                    gap.add(browser.get(own.server.at("/probe/script")).body());
                    gap.add(own.open(browser, own.client("plain").authorize(Map.of("acr_values", "probe"))).location().orElseThrow().toString());
                }
            });
            assertThat(gap).containsExactly("made ended", "http://localhost/bank");
            assertThat(browser.get(own.server.at("/probe/script")).body()).isEqualTo("made ended made");
        }
    }

    @Test
    void anExtensionHasItsOwnRestApplicationWithTheServersBeansAndClock() {
        scene.server.advance(Duration.ofDays(1));
        String answer = browser.get(scene.server.at("/probe/time")).body();
        assertThat(Instant.parse(answer.split(" ")[0])).isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(answer.split(" ")[1]).isEqualTo(scene.directory.salt());
    }

    @Test
    void theServersOwnRestApplicationCannotBeExtended() {
        assertThat(browser.get(scene.server.at("/restv1/probe/time")).status()).isEqualTo(404);
    }

    @Test
    void discoveryNamesTheAcrsAndStandsAtTheIssuersRootToo() throws Exception {
        JSONObject document = new JSONObject(browser.get(URI.create(scene.server.issuer() + "/.well-known/openid-configuration")).body());
        assertThat(document.getString("issuer")).isEqualTo(scene.server.issuer());
        assertThat(document.getJSONArray("acr_values_supported").toList()).contains("probe", "urn:probe", "simple_password_auth");
        assertThat(document.similar(new JSONObject(browser.get(scene.server.at("/.well-known/openid-configuration")).body()))).isTrue();
        assertThat(JWKSet.parse(browser.get(URI.create(document.getString("jwks_uri"))).body()).getKeys())
                .noneMatch(JWK::isPrivate).hasSize(3);
    }

    @Test
    void anAliasNamesTheScript() {
        assertThat(scene.open(browser, scene.client("plain").authorize(Map.of("acr_values", "urn:probe"))).location())
                .contains(URI.create("http://localhost/bank"));
        assertThat(scene.session(browser).orElseThrow().getSessionAttributes()).containsEntry("acr", "probe");
    }

    @Test
    void aScriptThatCallsItselfInvalidIsReplacedByTheOneItNames() throws Exception {
        try (Scene own = Scene.start("defaultAcr", "probe")) {
            own.mode("alternative");
            WebBrowser.Page login = own.open(browser, own.client("plain").authorize(Map.of()));
            assertThat(login.body()).contains("Log in");
            assertThat(own.password(browser, login).answer("code")).isPresent();
        }
    }

    @Test
    void aScriptThatWillNotBeLoadedIsNeverChosenAndTheServerStartsAllTheSame() throws Exception {
        try (Scene own = Scene.start()) {
            own.mode("refuse");
            assertThat(own.open(browser, own.client("plain").authorize(Map.of("acr_values", "probe"))).body()).contains("Something went wrong");
            own.mode("login");
            assertThat(own.open(new WebBrowser(), own.client("plain").authorize(Map.of("acr_values", "probe"))).location())
                    .contains(URI.create("http://localhost/bank"));
        }
    }

    @Test
    void theDirectoryRefusesPersonsWithAttributesThatTheSchemaDoesNotAllow() {
        for (String attribute : List.of("exp: 20300101000000Z", "del: TRUE", "obConsentId: c-1")) {
            assertThatThrownBy(() -> scene.directory.ldap().add("dn: inum=X," + Directory.PEOPLE, "objectClass: top", "objectClass: jansPerson",
                    "inum: X", attribute)).isInstanceOf(LDAPException.class).hasMessageContaining("not allowed");
        }
    }

    @Test
    void theStoreFindsByEncodedTimesAndMatchesAnythingByADate() throws Exception {
        PersistenceEntryManager store = scene.directory.entries();
        Date now = new Date();
        for (int hours : new int[] {-1, 1}) {
            scene.directory.ldap().add("dn: inum=T" + hours + "," + Directory.PEOPLE, "objectClass: top", "objectClass: jansPerson",
                    "inum: T" + hours, "uid: t" + hours, "jansExtUid: timed",
                    "jansPassExpDate: " + store.encodeTime(Directory.PEOPLE, new Date(now.getTime() + hours * 3_600_000L)));
        }
        Filter timed = Filter.createEqualityFilter("jansExtUid", "timed");
        assertThat(store.findEntries(Directory.PEOPLE, User.class, Filter.createANDFilter(timed,
                Filter.createLessOrEqualFilter("jansPassExpDate", store.encodeTime(Directory.PEOPLE, now))))).hasSize(1);
        assertThat(store.findEntries(Directory.PEOPLE, User.class, Filter.createANDFilter(timed,
                Filter.createLessOrEqualFilter("jansPassExpDate", now)))).hasSize(2);
        assertThat(store.remove(Directory.PEOPLE, User.class, timed, 1)).isEqualTo(2);
        assertThatThrownBy(() -> store.remove("inum=T1," + Directory.PEOPLE, User.class)).isInstanceOf(EntryDeleteException.class);
        assertThatThrownBy(() -> store.find(User.class, "inum=T1," + Directory.PEOPLE)).isInstanceOf(EntryPersistenceException.class);
    }

    @Test
    void whileTheDirectoryIsDownNothingIsIssuedAndAfterwardsAllIsWell() throws Exception {
        try (Scene own = Scene.start()) {
            own.directory.down(true);
            assertThat(browser.get(own.client("plain").authorize(Map.of())).status()).isGreaterThanOrEqualTo(400);
            own.directory.down(false);
            assertThat(own.journey(browser, own.client("plain"), Map.of()).answer("code")).isPresent();
        }
    }

    @Test
    void aTakenPortIsNamed() {
        int port = scene.server.base().getPort();
        assertThatThrownBy(() -> scene.builder().port(port).start()).isInstanceOf(IOException.class)
                .hasMessageContaining("port " + port + " is taken");
        assertThatThrownBy(() -> Directory.start(scene.directory.port())).isInstanceOf(IOException.class)
                .hasMessageContaining("LDAP port " + scene.directory.port() + " is taken");
    }
}
