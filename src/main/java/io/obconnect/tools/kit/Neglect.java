package io.obconnect.tools.kit;

import java.util.Locale;

/** What a Consent App can leave undone around its messages. */
enum Neglect {
    /** asks the person although the request has expired */
    EXPIRY,
    /** answers in whatever tab for the last request that came */
    TABS,
    /** sends pages without Cache-Control, Referrer-Policy and a policy against frames */
    HEADERS;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
