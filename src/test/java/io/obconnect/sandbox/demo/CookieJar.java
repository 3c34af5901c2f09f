package io.obconnect.sandbox.demo;

import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cookies as a browser keeps them: by host, not by port, and Secure ones also for loopback over plain HTTP. */
final class CookieJar {

    private record Kept(String host, String path, HttpCookie cookie) { }

    private final List<Kept> kept = new ArrayList<>();

    void store(URI from, List<String> setCookies) {
        for (String header : setCookies) {
            for (HttpCookie cookie : HttpCookie.parse("Set-Cookie: " + header)) {
                String path = cookie.getPath() == null ? directory(from) : cookie.getPath();
                kept.removeIf(old -> old.host().equals(host(from)) && old.path().equals(path)
                        && old.cookie().getName().equals(cookie.getName()));
                if (!cookie.hasExpired()) {
                    kept.add(new Kept(host(from), path, cookie));
                }
            }
        }
    }

    /** The Cookie header for a request, empty where no cookie fits. */
    String headerFor(URI to) {
        return live().filter(entry -> entry.host().equals(host(to)) && under(entry.path(), to.getPath()))
                .map(entry -> entry.cookie().getName() + "=" + entry.cookie().getValue()).collect(Collectors.joining("; "));
    }

    List<String> names() {
        return live().map(entry -> entry.cookie().getName()).toList();
    }

    private Stream<Kept> live() {
        return kept.stream().filter(entry -> !entry.cookie().hasExpired());
    }

    private static boolean under(String path, String requested) {
        return requested.equals(path) || requested.startsWith(path.endsWith("/") ? path : path + "/");
    }

    private static String directory(URI uri) {
        int last = uri.getPath().lastIndexOf('/');
        return last <= 0 ? "/" : uri.getPath().substring(0, last);
    }

    private static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }
}
