package io.obconnect.standby;

import io.obconnect.contract.HostContract;
import io.obconnect.contract.HostName;
import io.obconnect.contract.LoadableClasses;

import java.util.List;

/** Whether this web application's server has all that we need of it. Looked at once, before any class of ours that names the server is loaded. */
public final class HostFit {

    private static final List<String> LACKING = look();

    private HostFit() {
    }

    /** What the server lacks, in words; empty where it fits. */
    public static List<String> lacking() {
        return LACKING;
    }

    public static boolean fits() {
        return LACKING.isEmpty();
    }

    private static List<String> look() {
        try {
            return HostContract.load().missingIn(new LoadableClasses(HostFit.class.getClassLoader())).stream().map(HostName::toString).toList();
        } catch (RuntimeException | LinkageError e) {
            // not knowing is no reason to risk everybody's server
            return List.of("nothing is known of it: " + e);
        }
    }
}
