package io.obconnect.request;

import io.obconnect.config.Configuration;

/**
 * Searches a query string without parsing it: most authorization requests are other clients', and we must not slow them down. Allocates nothing
 * unless a value is percent-encoded or an acr is asked for.
 */
final class RawQuery {

    private RawQuery() {
    }

    /**
     * Whether a request may be ours: it names one of our TPPs, asks for our acr, or carries a request object and no client. A name that is
     * percent-encoded counts as yes; the validation then decides.
     */
    static boolean concerns(String query, Configuration configuration, AuthServer server) {
        if (query == null) {
            return false;
        }
        boolean client = false;
        boolean object = false;
        for (int from = 0; from < query.length(); ) {
            int end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', from);
            equals = equals < 0 || equals > end ? end : equals;
            if (encoded(query, from, equals)) {
                return true;
            }
            int value = Math.min(equals + 1, end);
            if (is("client_id", query, from, equals)) {
                if (tpp(query, value, end, configuration)) {
                    return true;
                }
                client |= value < end;
            } else if (is("acr_values", query, from, equals)) {
                if (ours(Parameters.decoded(query.substring(value, end)), server)) {
                    return true;
                }
            } else {
                object |= is("request", query, from, equals);
            }
            from = end + 1;
        }
        return object && !client;
    }

    /** Whether one of these acr values is ours. */
    static boolean ours(String acrValues, AuthServer server) {
        return RequestedAcr.words(acrValues).stream().anyMatch(server::isOurAcr);
    }

    private static boolean is(String name, String query, int from, int to) {
        return to - from == name.length() && query.startsWith(name, from);
    }

    private static boolean tpp(String query, int from, int to, Configuration configuration) {
        if (encoded(query, from, to)) {
            return configuration.isTpp(Parameters.decoded(query.substring(from, to)));
        }
        for (int i = 0; i < configuration.tpps().size(); i++) {
            if (is(configuration.tpps().get(i), query, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean encoded(String query, int from, int to) {
        for (int i = from; i < to; i++) {
            if (query.charAt(i) == '%' || query.charAt(i) == '+') {
                return true;
            }
        }
        return false;
    }
}
