package io.obconnect.it;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.AuthServerBuilder;
import io.obconnect.sandbox.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/** A store that refuses to write sessions: the server tells nobody, and goes on with what it remembers for two seconds. */
class RefusedSessionIT {

    /** What the store refuses. */
    enum Refused { NOTHING, INSERTS, CHANGES }

    private static final Sessions STORE = new Sessions();
    private static Embedded server;
    private static Embedded sameId;

    private final UserAgent browser = new UserAgent();

    @BeforeAll
    static void start() throws IOException {
        server = Embedded.on(Directory.start(0, List.of(), STORE));
    }

    @AfterEach
    void write() {
        STORE.refused = Refused.NOTHING;
    }

    @AfterAll
    static void stop() {
        server.close();
        if (sameId != null) {
            sameId.close();
            sameId = null;
        }
    }

    private static Walk walk(Embedded at) {
        return new Walk(at.settings(), at.settings().tpps().get(0));
    }

    @ParameterizedTest
    @EnumSource(value = Refused.class, names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
    void nobody_is_sent_to_the_bank_with_a_journey_that_isnt_kept(Refused refused) {
        Walk walk = walk(server);
        URI request = walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "refused"));
        STORE.refused = refused;
        Page last = browser.follow(browser.get(request), walk.settings.base());
        assertThat(String.valueOf(last.headers())).doesNotContain(walk.settings.consentApp());
        unavailable(walk.answered(last), "refused");
    }

    @Test
    void a_login_that_isnt_kept_under_its_new_id_ends_the_journey() {
        Walk walk = walk(server);
        Question question = walk.toBank(browser, Walk.anIntent(), "login");
        URI login = browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))).location();
        STORE.refused = Refused.INSERTS;
        unavailable(walk.answered(browser.follow(browser.get(login), walk.settings.base())), "login");
    }

    @Test
    void so_does_one_that_isnt_kept_under_the_same_id() throws IOException {
        UnaryOperator<AuthServerBuilder> settings = builder -> builder.setting("keepSessionIdOnAuthentication", "true");
        sameId = Embedded.on(Directory.start(0, List.of(), STORE), Map.of(), settings);
        Walk walk = walk(sameId);
        Question kept = walk.toBank(browser, Walk.anIntent(), "kept");
        assertThat(walk.approved(browser, kept)).containsKey("code");
        Question question = walk.toBank(browser, Walk.anIntent(), "login");
        URI login = browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))).location();
        STORE.refused = Refused.CHANGES;
        unavailable(walk.answered(browser.follow(browser.get(login), walk.settings.base())), "login");
    }

    private static void unavailable(Map<String, String> error, String state) {
        assertThat(error).as(error.toString()).containsEntry("error", "temporarily_unavailable").containsEntry("state", state);
        assertThat(error.get("error_description")).startsWith("OBC-501");
    }

    /** Refuses what comes over the wire, of sessions only. */
    private static final class Sessions extends InMemoryOperationInterceptor {

        private volatile Refused refused = Refused.NOTHING;

        private void answer(Refused operation, long connection, String dn) throws LDAPException {
            if (refused == operation && connection >= 0 && dn.contains("ou=sessions")) {
                throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, "sessions are refused");
            }
        }

        @Override
        public void processAddRequest(InMemoryInterceptedAddRequest request) throws LDAPException {
            answer(Refused.INSERTS, request.getConnectionID(), request.getRequest().getDN());
        }

        @Override
        public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
            answer(Refused.CHANGES, request.getConnectionID(), request.getRequest().getDN());
        }
    }
}
