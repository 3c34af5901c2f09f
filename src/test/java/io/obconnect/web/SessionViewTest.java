package io.obconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

class SessionViewTest {

    private static final Map<String, List<String>> HEADERS = Map.of("Cookie", List.of("session_id=sent; lang=en"), "Authorization", List.of("Bearer x"),
            "Accept", List.of("text/html"));
    private static final Map<String, String[]> PARAMETERS = Map.of("session_id", new String[] {"sent"}, "client_id", new String[] {"tpp"});

    private final HttpServletRequest none = SessionView.none(sent());
    private final HttpServletRequest only = SessionView.only(sent(), "ours");

    @Test
    void cookies_name_our_session_or_none_and_keep_the_rest() {
        assertThat(none.getCookies()).extracting(Cookie::getName).containsExactly("lang");
        assertThat(only.getCookies()).filteredOn(cookie -> cookie.getName().equals("session_id")).extracting(Cookie::getValue).containsExactly("ours");
        assertThat(none.getHeader("cookie")).isEqualTo("lang=en");
        assertThat(Collections.list(only.getHeaders("COOKIE"))).containsExactly("lang=en; session_id=ours");
    }

    @Test
    void no_parameter_names_a_session() {
        for (HttpServletRequest view : List.of(none, only)) {
            assertThat(view.getParameter("session_id")).isNull();
            assertThat(view.getParameterValues("session_id")).isNull();
            assertThat(view.getParameterMap()).containsOnlyKeys("client_id");
            assertThat(Collections.list(view.getParameterNames())).containsExactly("client_id");
            assertThat(view.getParameter("client_id")).isEqualTo("tpp");
            assertThat(view.getParameterValues("client_id")).containsExactly("tpp");
        }
    }

    @Test
    void no_parameter_of_the_query_string_names_a_session() {
        for (HttpServletRequest view : List.of(none, only)) {
            assertThat(view.getQueryString()).isEqualTo("client_id=tpp&state=a%20b&my_session_id=kept");
        }
    }

    @Test
    void no_header_names_a_user() {
        for (HttpServletRequest view : List.of(none, only)) {
            assertThat(view.getHeader("authorization")).isNull();
            assertThat(Collections.list(view.getHeaders("Authorization"))).isEmpty();
            assertThat(view.getHeader("Accept")).isEqualTo("text/html");
            assertThat(Collections.list(view.getHeaders("Accept"))).containsExactly("text/html");
        }
    }

    private static HttpServletRequest sent() {
        return (HttpServletRequest) Proxy.newProxyInstance(SessionViewTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getQueryString" -> "client_id=tpp&session_id=sent&state=a%20b&session%5Fid=again&my_session_id=kept&session_id";
                    case "getCookies" -> new Cookie[] {new Cookie("session_id", "sent"), new Cookie("current_sessions", "sent"), new Cookie("lang", "en")};
                    case "getHeader" -> header((String) arguments[0]).stream().findFirst().orElse(null);
                    case "getHeaders" -> (Enumeration<String>) Collections.enumeration(header((String) arguments[0]));
                    case "getParameter" -> PARAMETERS.get((String) arguments[0])[0];
                    case "getParameterValues" -> PARAMETERS.get((String) arguments[0]);
                    case "getParameterMap" -> PARAMETERS;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static List<String> header(String name) {
        return HEADERS.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst().orElse(List.of());
    }
}
