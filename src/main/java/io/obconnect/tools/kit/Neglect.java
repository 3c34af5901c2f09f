package io.obconnect.tools.kit;

import java.util.Locale;

/** What a Consent App can leave undone around its messages. */
enum Neglect {
    /** asks the person although the request has expired */
    EXPIRY,
    /** sends the browser wherever returnTo says */
    RETURN_TO,
    /** in strict: takes requests with another typ, iss or aud */
    PARTIES,
    /** lets any browser answer that has the page's form */
    BROWSER,
    /** answers in whatever tab for the last request that came */
    TABS,
    /** sends pages without Cache-Control, Referrer-Policy and a policy against frames */
    HEADERS;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
