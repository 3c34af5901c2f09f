package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.sandbox.AuthServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes on one directory, and a browser that meets now the one, now the other. */
class TwoNodesIT {

    private final Embedded a = Embedded.start(Map.of());
    private AuthServer b;
    private final Walk walk = new Walk(a.settings(), a.settings().tpps().get(0));
    private final UserAgent browser = new UserAgent();

    @BeforeEach
    void startB() throws IOException {
        b = AuthServer.on(a.directory()).extension(Embedded.packagedJar()).properties(Embedded.properties(Map.of()))
                .issuer(a.server().issuer()).time(a.server().time()).start();
    }

    @AfterEach
    void stop() {
        b.close();
        a.close();
    }

    @Test
    void what_node_a_began_node_b_ends() {
        Question question = walk.toBank(browser, Walk.anIntent(), "moved");
        URI back = b.here(walk.bank.back(question, walk.bank.approval(question, "c")));
        UserAgent.Page page = browser.get(back);
        while (page.redirects() && page.location().toString().startsWith(a.settings().base())
                || page.redirects() && page.location().toString().startsWith(b.base().toString())) {
            page = browser.get(b.here(page.location()));
        }
        assertThat(walk.answered(page)).containsKey("code").containsEntry("state", "moved");
    }

    @Test
    void a_login_once_more_at_a_node_that_remembers_the_session_as_waiting_disturbs_nothing() {
        UserAgent first = new UserAgent();
        walk.approved(first, walk.toBank(first, Walk.anIntent(), "takes long"));
        Question question = walk.toBank(browser, Walk.anIntent(), "twice");
        URI login = browser.get(b.here(walk.bank.back(question, walk.bank.approval(question, "c")))).location();
        UserAgent twin = browser.copy();
        UserAgent.Page loggedIn = browser.get(a.server().here(login));

        UserAgent.Page again = twin.get(b.here(login));
        assertThat(again.location().getPath()).as("%s", again).endsWith("/authorize.htm");

        UserAgent.Page page = loggedIn;
        while (page.redirects() && page.location().getPath().startsWith("/jans-auth/")) {
            page = browser.get(a.server().here(page.location()));
        }
        assertThat(walk.answered(page)).containsKey("code").containsEntry("state", "twice");
    }

    @Test
    void approvals_at_both_nodes_at_once_give_one_code_and_one_person() throws Exception {
        Question question = walk.toBank(browser, Walk.anIntent(), "raced");
        URI link = walk.bank.back(question, walk.bank.approval(question, "c"));
        List<Callable<String>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean atB = i % 2 == 1;
            UserAgent racing = browser.copy();
            runs.add(() -> code(racing, link, atB));
        }
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            Set<String> codes = new HashSet<>();
            for (Future<String> run : threads.invokeAll(runs)) {
                codes.add(run.get());
            }
            assertThat(codes).hasSize(1);
            assertThat(a.directory().people("(uid=obconnect_*)")).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void both_sweep_at_once_without_an_error_and_nothing_is_missed() throws Exception {
        for (int i = 0; i < 5; i++) {
            walk.tokens(new UserAgent(), Walk.anIntent(), "c" + i);
        }
        a.server().time().advance(Duration.ofMinutes(11));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> sweep : List.of(threads.submit(() -> a.server().fireCleaner()), threads.submit(() -> b.fireCleaner()))) {
                sweep.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(a.directory().people("(uid=obconnect_*)")).isEmpty();
    }

    private String code(UserAgent browser, URI link, boolean atB) {
        UserAgent.Page page = browser.get(atB ? b.here(link) : link);
        while (page.redirects() && !page.location().toString().startsWith(Embedded.REDIRECT_URI)) {
            page = browser.get(atB ? b.here(page.location()) : page.location());
        }
        String code = page.redirects() ? walk.answered(page).get("code") : null;
        assertThat(code).as("a code at %s, %s", page, page.body()).isNotNull();
        return code;
    }
}
