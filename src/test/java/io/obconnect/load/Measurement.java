package io.obconnect.load;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** What all commands have in common: they fill a report, print it, write it into the page if asked to, and tell whether the goals are reached. */
abstract class Measurement implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--write", paramLabel = "PAGE", description = "Write the table into its part of this page, docs/load.md.")
    private Path page;

    @Option(names = "--work", paramLabel = "DIR", defaultValue = "target/load", description = "For logs; ${DEFAULT-VALUE} by default.")
    private Path work;

    @Option(names = "--store", defaultValue = "postgresql",
            description = "The store of the sandbox's server, one of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private StoreKind store;

    /** Starts the sandbox's server on the store that was asked for. */
    final Host start() throws IOException {
        return Host.start(store, true, work);
    }

    /** The same with a cleaner that waits to be told, so that every call of the store comes from a request. */
    final Host startWithoutCleaner() throws IOException {
        return Host.start(store, false, work);
    }

    /** Measures. */
    abstract void measure(Report report) throws Exception;

    /** The name of the part of the page that the table goes to. */
    String part() {
        return spec.name();
    }

    @Override
    public final Integer call() throws Exception {
        Report report = new Report();
        measure(report);
        PrintWriter out = spec.commandLine().getOut();
        out.print(report.table());
        out.println(report.met() ? "All goals are met." : "A goal is MISSED.");
        out.flush();
        if (page != null) {
            new DocsTable(page, part()).write(report.table());
        }
        return report.met() ? LoadTool.MET : LoadTool.MISSED;
    }
}
