package io.obconnect.janssen;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.SearchScope;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.web.Reply;
import io.obconnect.web.Ending;
import io.obconnect.web.AuthorizationResponse;
import io.obconnect.DirectoryUnavailable;
import io.jans.as.model.config.StaticConfiguration;
import io.obconnect.journey.JourneyName;
import io.obconnect.message.Purpose;
import io.obconnect.message.SharedSecret;
import io.obconnect.person.SealedPersonNames;
import io.obconnect.token.TokenClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One-shots and token data in a real directory: what LDAP has of its own. */
class LdapRecordsTest {

    private static final Instant LATER = Instant.parse("2026-12-24T12:00:00Z");
    private static final SharedSecret OLD = Configured.secret("the old secret of the Consent App");
    private static final SharedSecret NEW = Configured.secret("the new secret of the Consent App");
    private static final TokenClaims DATA = new TokenClaims("intent-1", "consent-1", Optional.of("acr"), "sub", "obconnect_a", "tpp", LATER.minusSeconds(600));

    private final HeldConfiguration active = new HeldConfiguration();
    private Directory directory;
    private JanssenOneTimeMarkers oneShots;
    private JanssenTokenRecords records;

    @BeforeEach
    void open() throws Exception {
        directory = new Directory();
        oneShots = directory.oneShots(directory.store, active);
        records = directory.records();
        active.replace(Configured.with(OLD));
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void theEntryOfAOneShotShowsNothing() throws Exception {
        oneShots.claim(Purpose.INTENT_CLAIM, "intent-1", JourneyName.of("obconnect_a"), LATER);
        Entry entry = directory.server.search(Directory.AUTHORIZATIONS, SearchScope.ONE, "(objectClass=jansClntAuthz)")
                .getSearchEntries().get(0);
        assertThat(entry.toLDIFString()).doesNotContain("intent-1", "obconnect_a");
    }

    @Test
    void aPersonsNameIsShortAndTheSameOnAllNodesAndUnderEverySecret() {
        SealedPersonNames names = new SealedPersonNames(active);
        String name = names.inum("obconnect_a");
        assertThat(name).matches("[a-z0-9_-]{32}").isEqualTo(new SealedPersonNames(active).inum("obconnect_a"))
                .isNotEqualTo(names.inum("obconnect_b"));
        active.replace(Configured.with(NEW, OLD));
        assertThat(names.inum("obconnect_a")).isEqualTo(name);
    }

    @Test
    void theFirstOfAGrantIsWrittenWithoutAskingTheStore() {
        records.keep("grant", DATA, LATER);
        assertThat(directory.calls.counts()).isEqualTo(Map.of("add tokens", 1L));
        assertThat(records.find("grant")).isPresent();
    }

    @Test
    void itsEntryIsATokenThatTheServerSweepsAndThatNoLogoutRemoves() throws Exception {
        records.keep("grant", DATA, LATER);
        Entry entry = directory.server.search(Directory.TOKENS, SearchScope.ONE, "(objectClass=jansToken)")
                .getSearchEntries().get(0);
        assertThat(entry.getAttributeValue("del")).isEqualToIgnoringCase("true");
        assertThat(entry.getAttributeValue("exp")).isEqualTo("20261224120000.000Z");
        assertThat(entry.hasAttribute("ssnId") || entry.hasAttribute("grtId")).isFalse();
        assertThat(entry.getAttributeValue("authzCode").length()).as("the column has 64 characters").isLessThanOrEqualTo(64);
        assertThat(entry.getAttributeValue("tknCde").length()).as("the column has 80 characters").isLessThanOrEqualTo(80);
        assertThat(entry.getDN().length()).as("the column has 128 characters").isLessThanOrEqualTo(128);
    }

    @Test
    void dataThatWasTamperedWithIsNoData() throws Exception {
        records.keep("grant", DATA, LATER);
        Entry entry = directory.server.search(Directory.TOKENS, SearchScope.ONE, "(objectClass=jansToken)")
                .getSearchEntries().get(0);
        for (String attr : List.of("{}", "[", "{\"obconnect\":1}", "{\"obconnect\":\"{}\"}")) {
            directory.server.modify("dn: " + entry.getDN(), "changetype: modify", "replace: attr", "attr: " + attr);
            assertThat(records.find("grant")).as(attr).isEmpty();
        }
    }

    private JanssenAuthorizationResponses responses() {
        return new JanssenAuthorizationResponses(directory.store, new StaticConfiguration(), active);
    }

    private static AuthorizationResponse response(String code) {
        return new AuthorizationResponse(Ending.APPROVED, new Reply(302, List.of(new Reply.Header("Location", "https://tpp.example/cb?code=" + code)), ""),
                LATER, Optional.of("https://tpp.example/"));
    }

    @Test
    void theFirstResponseCostsOneWriteAndNoQuestion() {
        responses().storeIfAbsent("obconnect_a", response("code"));
        assertThat(directory.calls.counts()).isEqualTo(Map.of("add tokens", 1L));
    }

    @Test
    void aResponseShowsNothingAndIsSweptByTheServer() throws Exception {
        responses().storeIfAbsent("obconnect_a", response("the-code"));
        Entry entry = directory.server.search(Directory.TOKENS, SearchScope.ONE, "(objectClass=jansToken)").getSearchEntries().get(0);
        assertThat(entry.toLDIFString()).doesNotContain("the-code", "obconnect_a", "tpp.example");
        assertThat(entry.getAttributeValue("del")).isEqualToIgnoringCase("true");
        assertThat(entry.getAttributeValue("exp")).isEqualTo("20261225130000.000Z");
        assertThat(entry.getAttributeValue("tknCde").length()).as("the column has 80 characters").isLessThanOrEqualTo(80);
        assertThat(entry.getDN().length()).as("the column has 128 characters").isLessThanOrEqualTo(128);
    }

    @Test
    void aResponseThatCantBeReadLetsNoOtherLeave() throws Exception {
        responses().storeIfAbsent("obconnect_a", response("code"));
        Entry entry = directory.server.search(Directory.TOKENS, SearchScope.ONE, "(objectClass=jansToken)").getSearchEntries().get(0);
        directory.server.modify("dn: " + entry.getDN(), "changetype: modify", "replace: attr", "attr: {\"obconnect\":\"AAAA\"}");
        assertThatThrownBy(() -> responses().storeIfAbsent("obconnect_a", response("another"))).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> responses().find("obconnect_a")).isInstanceOf(DirectoryUnavailable.class);
    }
}
