package io.obconnect.tools.install;

import io.obconnect.ErrorCode;
import io.obconnect.contract.HostContract;
import io.obconnect.contract.HostName;
import io.obconnect.contract.WarClasses;
import io.obconnect.tools.Refused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares what the extension needs of an auth server with the server's own WAR. There is no option to install in spite of a difference: the
 * extension would find it at the server's start and stand by.
 */
record HostCheck(JettyBase base) {

    private static final int SHOWN = 10;

    /**
     * What it came to.
     *
     * @throws Refused where the server lacks anything, with the names
     */
    String require() {
        return base.war().map(this::require).orElse("the server's WAR isn't there: what the extension needs of the server wasn't checked");
    }

    private String require(Path war) {
        WarClasses classes;
        try {
            classes = WarClasses.read(war);
        } catch (IOException e) {
            throw Refused.because(war + " can't be read", "Check the file and the right to read it.", e);
        }
        HostContract contract = HostContract.load();
        List<HostName> missing = contract.missingIn(classes);
        if (!missing.isEmpty()) {
            String rest = missing.size() > SHOWN ? "\n  and " + (missing.size() - SHOWN) + " more" : "";
            throw Refused.because(ErrorCode.HOST_LACKS.id() + " the auth server in " + base.relative(war) + " lacks what the extension needs:\n"
                    + missing.stream().limit(SHOWN).map(name -> "  " + name).collect(Collectors.joining("\n")) + rest,
                    "Nothing was changed. Take a release of Obconnect that knows this server: docs/operators.md has the versions.");
        }
        return base.relative(war) + " has all that the extension needs";
    }
}
