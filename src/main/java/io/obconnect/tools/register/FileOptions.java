package io.obconnect.tools.register;

import io.obconnect.tools.Refused;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** Writing a file to apply by hand instead of calling the config-api. */
final class FileOptions {

    @Option(names = "--ldif-current", paramLabel = "FILE", description = "An export of the directory (ldapsearch -b o=jans). With --ldif-out.")
    private Path current;

    @Option(names = "--ldif-out", paramLabel = "FILE", description = "Write what differs as LDIF, for ldapmodify.")
    private Path ldif;

    @Option(names = "--sql-out", paramLabel = "FILE", description = "Write SQL statements that can run twice. No merge with what is there: give "
            + "all properties.")
    private Path sql;

    @Option(names = "--sql-dialect", paramLabel = "NAME", description = "postgresql (default) or mysql.", defaultValue = "POSTGRESQL",
            showDefaultValue = Visibility.NEVER)
    private SqlDialect dialect;

    boolean any() {
        return ldif != null || sql != null;
    }

    Optional<LdifRegistry> ldif() {
        if (ldif == null) {
            return Optional.empty();
        }
        if (current == null) {
            throw Refused.because("--ldif-out needs --ldif-current",
                    "Export the directory first: ldapsearch … -b o=jans > current.ldif; docs/operators.md has the call.");
        }
        return Optional.of(LdifRegistry.of(current, ldif));
    }

    Optional<Path> sql() {
        return Optional.ofNullable(sql);
    }

    SqlDialect dialect() {
        return dialect;
    }
}
