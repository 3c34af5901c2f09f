package io.obconnect.it;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedDeleteRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that logs the Person in, called twice at once, while the store takes 200 ms for everything. */
class SlowStoreIT {

    private static final Slow SLOW = new Slow();

    private static Embedded a;
    private static AuthServer b;

    private final Walk walk = new Walk(a.settings(), a.settings().tpps().get(0));
    private final UserAgent browser = new UserAgent();

    @BeforeAll
    static void start() throws IOException {
        a = Embedded.on(Directory.start(0, List.of(), SLOW));
        b = AuthServer.on(a.directory()).extension(Embedded.packagedJar()).properties(a.settings().properties())
                .issuer(a.server().issuer()).time(a.server().time()).start();
    }

    @AfterAll
    static void stop() {
        SLOW.slow = false;
        b.close();
        a.close();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "2, false", "5, false", "0, true", "2, true", "5, true", "300, true", "700, true"})
    void both_calls_end_in_the_one_code(long millis, boolean otherNode) throws Exception {
        SLOW.slow = false;
        Question question = walk.toBank(browser, Walk.anIntent(), "twice");
        URI login = browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))).location();
        SLOW.slow = true;
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        try {
            Future<String> first = threads.submit(() -> code(browser.copy(), login, false));
            Future<String> second = threads.schedule(() -> code(browser.copy(), login, otherNode), millis, TimeUnit.MILLISECONDS);
            assertThat(second.get()).isEqualTo(first.get());
            SLOW.slow = false;
            assertThat(walk.tpp.exchange(first.get())).containsKey("id_token");
        } finally {
            SLOW.slow = false;
            threads.shutdownNow();
        }
    }

    private String code(UserAgent own, URI login, boolean atB) {
        Page page = own.get(atB ? b.here(login) : login);
        while (page.redirects() && !page.location().toString().startsWith(Embedded.REDIRECT_URI)) {
            page = own.get(atB ? b.here(page.location()) : page.location());
        }
        return walk.answered(page).get("code");
    }

    /** Holds every operation that comes over the wire for a while. */
    private static final class Slow extends InMemoryOperationInterceptor {

        private final CountDownLatch never = new CountDownLatch(1);
        private volatile boolean slow;

        private void hold(InMemoryInterceptedRequest request) {
            try {
                if (slow && request.getConnectionID() >= 0) {
                    never.await(200, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void processAddRequest(InMemoryInterceptedAddRequest request) {
            hold(request);
        }

        @Override
        public void processModifyRequest(InMemoryInterceptedModifyRequest request) {
            hold(request);
        }

        @Override
        public void processDeleteRequest(InMemoryInterceptedDeleteRequest request) {
            hold(request);
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
            hold(request);
        }
    }
}
