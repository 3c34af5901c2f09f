package io.obconnect.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which hosts are this machine, by their name alone: no DNS is asked, so that nobody's DNS can make a host trusted. */
public final class LoopbackHost {

    private static final Pattern IPV4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private LoopbackHost() {
    }

    /** Whether a host, as {@link java.net.URI#getHost()} gives it, is {@code localhost}, in 127.0.0.0/8, or {@code [::1]}. */
    public static boolean is(String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || IPV4.matcher(name).matches();
    }
}
