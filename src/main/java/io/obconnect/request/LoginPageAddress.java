package io.obconnect.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The server's redirect from its authorization endpoint to its login page, corrected. Its parameters become the session's attributes, and after
 * the login those of the server's own call of its authorization endpoint.
 */
public final class LoginPageAddress {

    private LoginPageAddress() {
    }

    /**
     * Corrects the redirect.
     *
     * <ul>
     * <li>{@code prompt} is removed: {@code login}, {@code consent} and {@code select_account} are satisfied at the bank, and each of them makes
     * the server show pages of its own after the login.
     * <li>{@code request_uri} is added: the server forgets it, and then refuses its own call in FAPI mode or with {@code requirePar}.
     * </ul>
     *
     * @param location the redirect's address, without a fragment
     * @param requestUri of the pushed request that is being used
     */
    public static String of(String location, Optional<String> requestUri) {
        int mark = location.indexOf('?');
        String path = mark < 0 ? location : location.substring(0, mark);
        String query = mark < 0 ? "" : Arrays.stream(location.substring(mark + 1).split("&"))
                .filter(parameter -> !parameter.isEmpty() && !Parameters.decode(parameter).containsKey("prompt"))
                .collect(Collectors.joining("&"));
        String pushed = requestUri.map(uri -> "request_uri=" + URLEncoder.encode(uri, StandardCharsets.UTF_8)).orElse("");
        String separator = query.isEmpty() || pushed.isEmpty() ? "" : "&";
        return path + (query.isEmpty() && pushed.isEmpty() ? "" : "?") + query + separator + pushed;
    }
}
