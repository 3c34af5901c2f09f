package io.obconnect.tools.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What could be better about the pages that a walk has seen: addresses and headers. */
final class PageLint {

    private PageLint() {
    }

    static List<Finding> look(List<Stop.Page> seen) {
        List<Finding> findings = new ArrayList<>();
        if (seen.stream().anyMatch(page -> String.valueOf(page.address().getRawQuery()).contains("sessionData="))) {
            findings.add(Finding.warning("A page stands at an address with sessionData in it: redirect first, so that it stays out of history and Referer."));
        }
        seen.stream().filter(Stop.Page::asks).forEach(page -> headers(page, findings));
        return findings;
    }

    private static void headers(Stop.Page page, List<Finding> findings) {
        String policy = page.header("content-security-policy").toLowerCase(Locale.ROOT);
        String path = page.address().getPath();
        if (!page.header("cache-control").toLowerCase(Locale.ROOT).contains("no-store")) {
            findings.add(Finding.warning(path + " lacks Cache-Control: no-store."));
        }
        if (!page.header("referrer-policy").toLowerCase(Locale.ROOT).contains("no-referrer")) {
            findings.add(Finding.warning(path + " lacks Referrer-Policy: no-referrer."));
        }
        if (!policy.contains("frame-ancestors") && page.header("x-frame-options").isEmpty()) {
            findings.add(Finding.warning(path + " may be framed by any site: send Content-Security-Policy: frame-ancestors 'none'."));
        }
        if (policy.contains("form-action")) {
            findings.add(Finding.warning(path
                    + " has form-action in its policy: some browsers apply it to redirects too, up to the TPP. Leave it out, or answer with a page."));
        }
    }
}
