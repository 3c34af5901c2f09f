package io.obconnect.config;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the two addresses among the properties. Both decide where browsers are sent, so nothing is guessed or repaired. */
final class ServerAddress {

    private static final int LONGEST = 512;
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");

    private ServerAddress() {
    }

    /** The Consent App: an absolute https URL, http on loopback only; path and query are kept as they are. */
    static Outcome<URI> consentApp(String text) {
        return absolute(text).then(uri -> {
            if (isHttp(uri) && !LoopbackHost.is(uri.getHost())) {
                return Outcome.refuse(ErrorCode.CONSENT_APP_INSECURE, "must be https outside loopback");
            }
            if (uri.getRawQuery() != null && hasParameter(uri.getRawQuery(), "sessionData")) {
                return Outcome.refuse(ErrorCode.PROPERTY_INVALID, "must not carry sessionData itself");
            }
            return Outcome.accept(uri);
        });
    }

    /**
     * The auth server itself: must be its issuer, a trailing slash aside.
     *
     * @return the issuer's spelling, without a trailing slash
     */
    static Outcome<String> hostname(String text, String issuer) {
        String expected = withoutTrailingSlash(issuer);
        String given = withoutTrailingSlash(text);
        boolean bare = !given.contains("://");
        Predicate<String> isIssuer = candidate -> normal(candidate).equals(normal(expected));
        String candidate = !bare ? given : isIssuer.test("http://" + given) ? "http://" + given : "https://" + given;
        return absolute(candidate).then(uri -> {
            if (!isIssuer.test(candidate)) {
                return Outcome.refuse(ErrorCode.HOSTNAME_NOT_ISSUER, "is not this server's issuer, which is " + expected);
            }
            if (isHttp(uri) && !LoopbackHost.is(uri.getHost())) {
                return Outcome.refuse(ErrorCode.PROPERTY_INVALID, "must be https outside loopback");
            }
            return Outcome.accept(expected);
        });
    }

    private static Outcome<URI> absolute(String text) {
        if (text.length() > LONGEST) {
            return Outcome.refuse(ErrorCode.PROPERTY_INVALID, "is longer than " + LONGEST + " characters");
        }
        if (!VISIBLE_ASCII.matcher(text).matches()) {
            return Outcome.refuse(ErrorCode.PROPERTY_INVALID, "has a space or a character outside ASCII");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Outcome.refuse(ErrorCode.PROPERTY_INVALID, "is not a URL");
        }
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !isHttp(uri)) {
            return Outcome.refuse(ErrorCode.PROPERTY_INVALID, "must begin with https://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Outcome.refuse(ErrorCode.PROPERTY_INVALID, "has no proper host and port");
        }
        if (uri.getRawUserInfo() != null) {
            return Outcome.refuse(ErrorCode.PROPERTY_INVALID, "must not carry a user name");
        }
        if (uri.getRawFragment() != null) {
            return Outcome.refuse(ErrorCode.PROPERTY_INVALID, "must not have a fragment");
        }
        return Outcome.accept(uri);
    }

    private static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean hasParameter(String rawQuery, String name) {
        return Arrays.stream(rawQuery.split("&")).anyMatch(pair -> pair.equals(name) || pair.startsWith(name + "="));
    }

    // scheme and host are compared without case (RFC 3986 section 6.2.2.1), the path as it stands
    private static String normal(String address) {
        int path = address.indexOf('/', address.indexOf("://") + 3);
        return path < 0
                ? address.toLowerCase(Locale.ROOT)
                : address.substring(0, path).toLowerCase(Locale.ROOT) + address.substring(path);
    }

    private static String withoutTrailingSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
