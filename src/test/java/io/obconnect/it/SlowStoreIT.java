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
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that logs the Person in, called twice at once, while the store takes 200 ms for everything. */
class SlowStoreIT {

    private static final Slow SLOW = new Slow();
    private static final Map<Twice, Calls> CALLS = new LinkedHashMap<>();

    private static Embedded a;
    private static AuthServer b;
    private static Walk walk;

    /**
     * @param millis from the first call to the second
     * @param otherNode whether the second one goes there
     */
    private record Twice(long millis, boolean otherNode) {
    }

    private record Calls(Future<String> first, Future<String> second) {
    }

    static Stream<Twice> twice() {
        return Stream.of(new Twice(0, false), new Twice(2, false), new Twice(5, false), new Twice(0, true), new Twice(2, true), new Twice(5, true),
                new Twice(300, true), new Twice(700, true));
    }

    /** All journeys at once: what they do is wait. */
    @BeforeAll
    static void start() throws Exception {
        a = Embedded.on(Directory.start(0, List.of(), SLOW));
        b = AuthServer.on(a.directory()).extension(Embedded.packagedJar()).properties(a.settings().properties())
                .issuer(a.server().issuer()).time(a.server().time()).start();
        walk = new Walk(a.settings(), a.settings().tpps().get(0));
        Map<Twice, Supplier<Calls>> ready = new LinkedHashMap<>();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2 * (int) twice().count());
        twice().forEach(twice -> ready.put(twice, approved(twice, threads)));
        SLOW.slow = true;
        ready.forEach((twice, calls) -> CALLS.put(twice, calls.get()));
        threads.shutdown(); // what is scheduled runs to its end
        assertThat(threads.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        SLOW.slow = false;
    }

    /** The person has approved; the browser holds the address of the page, and will call it twice. */
    private static Supplier<Calls> approved(Twice twice, ScheduledExecutorService threads) {
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, Walk.anIntent(), "twice");
        URI login = browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))).location();
        return () -> new Calls(threads.submit(() -> code(browser.copy(), login, false)),
                threads.schedule(() -> code(browser.copy(), login, twice.otherNode()), twice.millis(), TimeUnit.MILLISECONDS));
    }

    @AfterAll
    static void stop() {
        SLOW.slow = false;
        b.close();
        a.close();
    }

    @ParameterizedTest
    @MethodSource("twice")
    void both_calls_end_in_the_one_code(Twice twice) throws Exception {
        String code = CALLS.get(twice).first().get();
        assertThat(CALLS.get(twice).second().get()).isEqualTo(code);
        assertThat(walk.tpp.exchange(code)).containsKey("id_token");
    }

    private static String code(UserAgent own, URI login, boolean atB) {
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
