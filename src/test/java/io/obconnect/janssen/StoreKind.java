package io.obconnect.janssen;

import io.obconnect.sandbox.server.Generation;
import org.junit.jupiter.api.condition.OS;

import java.util.Locale;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The kinds of store that supported servers have; the first is what today's installers set up. */
enum StoreKind {

    /** From 1.1.6 on. */
    POSTGRESQL_WITH_CLN_ID {
        @Override
        ServerStore open() throws Exception {
            return postgres(Generation.CURRENT);
        }
    },
    /** Up to 1.1.5. */
    POSTGRESQL_WITH_JANS_CLNT_ID {
        @Override
        ServerStore open() throws Exception {
            return postgres(Generation.V1_0);
        }
    },
    /** What the installer of 1.0.15 sets up. */
    LDAP_WITH_JANS_CLNT_ID {
        @Override
        ServerStore open() throws Exception {
            return new Directory(Generation.V1_0);
        }
    };

    /** An empty one of its own. */
    abstract ServerStore open() throws Exception;

    private static ServerStore postgres(Generation generation) throws Exception {
        assumeTrue(OS.LINUX.isCurrentOs() && System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("amd64"),
                "the build brings PostgreSQL for Linux on amd64 alone");
        return new Tables(generation);
    }
}
