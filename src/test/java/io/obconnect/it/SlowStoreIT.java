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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** One call of the page, and what it led to. */
    private record Call(String code, Instant begun, Instant ended) {
    }

    private record Calls(Future<Call> first, Future<Call> second) {
    }

    static Stream<Twice> twice() {
        return Stream.of(new Twice(0, false), new Twice(2, false), new Twice(5, false), new Twice(0, true), new Twice(2, true), new Twice(5, true),
                new Twice(300, true), new Twice(700, true));
    }

    /** All journeys at once: they mostly wait. */
    @BeforeAll
    static void start() throws Exception {
        a = Embedded.on(Directory.start(0, List.of(), SLOW), Map.of(), server -> server.setting("authorizationCodeLifetime", "600"));
        b = AuthServer.on(a.directory()).extension(Embedded.packagedJar()).properties(a.settings().properties())
                .setting("authorizationCodeLifetime", "600").issuer(a.server().issuer()).time(a.server().time()).start();
        walk = new Walk(a.settings(), a.settings().tpps().get(0));
        for (boolean otherNode : new boolean[] {false, true}) { // both have served the page before
            UserAgent browser = new UserAgent();
            code(browser, approved(browser), otherNode);
        }
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2 * (int) twice().count());
        try {
            Map<Twice, Supplier<Calls>> ready = new LinkedHashMap<>();
            twice().forEach(twice -> ready.put(twice, approved(twice, threads)));
            SLOW.slow = true;
            ready.forEach((twice, calls) -> CALLS.put(twice, calls.get()));
            threads.shutdown(); // what is scheduled runs to its end
            assertThat(threads.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            SLOW.slow = false;
            threads.shutdownNow();
        }
    }

    private static Supplier<Calls> approved(Twice twice, ScheduledExecutorService threads) {
        UserAgent browser = new UserAgent();
        URI login = approved(browser);
        return () -> new Calls(threads.submit(() -> code(browser.copy(), login, false)),
                threads.schedule(() -> code(browser.copy(), login, twice.otherNode()), twice.millis(), TimeUnit.MILLISECONDS));
    }

    /** @return the address of the page, which the browser holds after the approval */
    private static URI approved(UserAgent browser) {
        Question question = walk.toBank(browser, Walk.anIntent(), "twice");
        return browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))).location();
    }

    @AfterAll
    static void stop() {
        try {
            if (b != null) {
                b.close();
            }
        } finally {
            if (a != null) {
                a.close();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("twice")
    void both_calls_end_in_the_one_code(Twice twice) throws Exception {
        Call first = CALLS.get(twice).first().get();
        Call second = CALLS.get(twice).second().get();
        assertThat(second.begun()).as("at once").isBefore(first.ended());
        assertThat(second.code()).isEqualTo(first.code());
        assertThat(walk.tpp.exchange(first.code())).containsKey("id_token");
    }

    /** The server gives all requests of a session one object: to write it twice at once would lose what one of them wrote, or fail. */
    @Test
    void two_calls_of_the_login_page_on_one_node_write_the_session_in_turn() throws Exception {
        UserAgent browser = new UserAgent();
        URI loginPage = browser.get(approved(browser)).location();
        assertThat(loginPage.getPath()).endsWith("/authorize.htm");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        SLOW.mostAtOnce.set(0);
        SLOW.slow = true;
        try {
            List<Callable<Call>> both = List.of(() -> code(browser.copy(), loginPage, false), () -> code(browser.copy(), loginPage, false));
            Set<String> codes = new HashSet<>();
            for (Future<Call> call : threads.invokeAll(both)) {
                codes.add(call.get().code());
            }
            assertThat(codes).hasSize(1).doesNotContainNull();
        } finally {
            SLOW.slow = false;
            threads.shutdownNow();
        }
        assertThat(SLOW.mostAtOnce).hasValue(1);
    }

    private static Call code(UserAgent own, URI login, boolean atB) {
        Instant begun = Instant.now();
        Page page = own.get(atB ? b.here(login) : login);
        while (page.redirects() && !page.location().toString().startsWith(Embedded.REDIRECT_URI)) {
            page = own.get(atB ? b.here(page.location()) : page.location());
        }
        return new Call(walk.answered(page).get("code"), begun, Instant.now());
    }

    /** Holds every operation that comes over the wire for a while. */
    private static final class Slow extends InMemoryOperationInterceptor {

        private final CountDownLatch never = new CountDownLatch(1);
        private final Map<String, Integer> written = new ConcurrentHashMap<>();
        private volatile boolean slow;
        /** How many writes of one entry there were at the same time. */
        private final AtomicInteger mostAtOnce = new AtomicInteger();

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
            String entry = request.getRequest().getDN();
            mostAtOnce.accumulateAndGet(written.merge(entry, 1, Integer::sum), Math::max);
            hold(request);
            written.merge(entry, -1, Integer::sum);
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
