package io.obconnect.bench;

import io.obconnect.consent.OpenBench;
import io.obconnect.gate.FilterBench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@code mvn -Pbench}: measures, compares with the goals, writes {@code docs/performance.md}, and exits with 1 where a goal is missed.
 * {@code -Dbench.only=Open} measures what has this in its name, and neither compares nor writes.
 */
public final class Bench {

    private static final Path PAGE = Path.of("docs/performance.md");
    /** Where few percent or few microseconds decide: once in a while a JVM compiles the same code into something half as fast. */
    private static final List<Class<?>> IN_SEVERAL_JVMS =
            List.of(SealBench.class, OpenBench.class, RequestBench.class, ConsentRedirectBench.class);
    private static final int SEVERAL = 3;
    /** The long ways through our code have many methods, and two processors compile them for seconds. */
    private static final int WARM_UPS = 5;
    private static final int LONG_WARM_UPS = 10;
    private static final TimeValue WARM_UP = TimeValue.milliseconds(2_000);
    private static final int ITERATIONS = 4;
    private static final TimeValue ITERATION = TimeValue.milliseconds(400);
    private static final String METHOD = """
            Each line is measured with JMH, ours and the libraries' in the same run: average of one thread in a JVM of its own, %d iterations
            of %d ms after %d of %d ms to warm up; where the goal is near, the median of %d such JVMs that warmed up for %d of them. The
            command fails where a goal is missed, and writes this page.

            "Bare" is the library alone doing the same work with keys and objects that are made once: jose4j's `JsonWebEncryption` and
            `JsonWebSignature`, Nimbus' `JWEObject` and `JWSObject`, their own JSON, and the same comparisons as plain `if`s. Ours alone
            looks at every octet of base64url and JSON before the library does, derives keys from the secret, and goes through the whole
            list of checks, which other requests need. kB are 1 000 octets of allocated memory.

            Where others use the machine too, a ratio of one run is good to a tenth. It is a median because in one JVM of three or four the
            compiler's choices make ours or the library's half as fast for longer than the warm-up lasts.

            Given up for this: JWE code of our own with ciphers kept between messages sealed, opened and refused in a quarter to a half of
            these times (on another machine) and left a twentieth to a third of the garbage; beside the milliseconds of a journey nobody feels
            it, and it was one more thing to get wrong.
            """.formatted(ITERATIONS, ITERATION.getTime(), WARM_UPS, WARM_UP.getTime(), SEVERAL, LONG_WARM_UPS);

    private Bench() {
    }

    public static void main(String[] arguments) throws RunnerException, IOException {
        String only = arguments.length > 0 ? arguments[0] : "";
        if (!only.isEmpty()) {
            run(options(1, WARM_UPS).include("^io\\.obconnect\\..*" + only));
            return;
        }
        ChainedOptionsBuilder inSeveral = options(SEVERAL, LONG_WARM_UPS);
        ChainedOptionsBuilder others = options(1, WARM_UPS).include("^io\\.obconnect\\.");
        for (Class<?> benchmark : IN_SEVERAL_JVMS) {
            String methods = "^" + Pattern.quote(benchmark.getName() + ".");
            inSeveral.include(methods);
            others.exclude(methods);
        }
        List<RunResult> results = new ArrayList<>(run(inSeveral));
        results.addAll(run(others));
        Report report = report(new Measured(results));
        Files.writeString(PAGE, report.page(Machine.here(), LocalDate.now(), METHOD));
        System.out.println("\n" + report.table());
        System.exit(report.exitCode());
    }

    private static ChainedOptionsBuilder options(int forks, int warmUps) {
        return new OptionsBuilder()
                .mode(Mode.AverageTime).timeUnit(TimeUnit.MICROSECONDS)
                .forks(forks).jvmArgs("-Xms512m", "-Xmx512m")
                .warmupIterations(warmUps).warmupTime(WARM_UP)
                .measurementIterations(ITERATIONS).measurementTime(ITERATION)
                .addProfiler(GCProfiler.class).shouldFailOnError(true);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }

    private static Report report(Measured measured) {
        List<Goal> refused = List.of(new Goal.Micros(25));
        Goal likeJose4j = new Goal.TimesJose4j(1.15);
        List<Goal> passing = List.of(new Goal.Micros(1));
        return new Report(List.of(
                measured.compared("seal sessionData", SealBench.class, "", likeJose4j),
                measured.compared("open the answer, with all checks", OpenBench.class, "", likeJose4j),
                measured.compared("ticket: seal and open", TicketBench.class, ""),
                measured.compared("journey cookie: seal, open, prove", CookieBench.class, ""),
                measured.compared("`dir` request object: check and re-encode", RequestBench.class, "", likeJose4j),
                measured.alone("the same under the shared secret, tried last", SharedSecretRequestBench.class, "ours"),
                measured.compared("`dir` request object and sessionData together", RequestAndSealBench.class, ""),
                measured.alone("from the TPP's call to the redirect, with uid, ticket and cookie", ConsentRedirectBench.class, "ours", new Goal.Micros(80)),
                measured.compared("PS256 request object: check; beside bare verification", SignedRequestBench.class, "PS256"),
                measured.compared("ES256 request object: check; beside bare verification", SignedRequestBench.class, "ES256"),
                measured.filter("filter: another path", "elsewhere", passing),
                measured.filter("filter: another client's authorization request", "query", passing),
                measured.filter("filter: another client's pushed request", "form", passing),
                measured.compared("undecryptable answer refused", RefusedAnswerBench.class, "", refused.toArray(Goal[]::new)),
                measured.compared("undecryptable request object refused", RefusedRequestBench.class, "", refused.toArray(Goal[]::new)),
                measured.compared("forged ticket or cookie refused", RefusedTicketBench.class, "", refused.toArray(Goal[]::new))));
    }

    /** JMH's results by benchmark. */
    private record Measured(Collection<RunResult> results) {

        Figure compared(String name, Class<?> benchmark, String parameter, Goal... goals) {
            return new Figure(name, cost(benchmark, "ours", parameter), Optional.of(cost(benchmark, "jose4j", parameter)),
                    Optional.of(cost(benchmark, "nimbus", parameter)), List.of(goals));
        }

        Figure alone(String name, Class<?> benchmark, String method, Goal... goals) {
            return new Figure(name, cost(benchmark, method, ""), Optional.empty(), Optional.empty(), List.of(goals));
        }

        Figure filter(String name, String method, List<Goal> goals) {
            return new Figure(name, cost(FilterBench.class, method, "").minus(cost(FilterBench.class, "chain", "")), Optional.empty(),
                    Optional.empty(), goals);
        }

        private Cost cost(Class<?> benchmark, String method, String parameter) {
            RunResult result = results.stream()
                    .filter(run -> run.getParams().getBenchmark().equals(benchmark.getName() + "." + method))
                    .filter(run -> parameter.isEmpty() || parameter.equals(run.getParams().getParam("algorithm"))).findFirst().orElseThrow();
            double[] jvms = result.getBenchmarkResults().stream().mapToDouble(jvm -> jvm.getPrimaryResult().getScore()).sorted().toArray();
            return new Cost(jvms[jvms.length / 2], result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
    }
}
