package io.obconnect.request;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ParametersTest {

    static Parameters ofQuery(String query) {
        return Parameters.of(request("GET", query, null, null));
    }

    /** Parameters that no HTTP request brought, each once. */
    static Parameters of(Map<String, String> values) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        values.forEach((name, value) -> query.put(name, List.of(value)));
        return new Parameters(query, Map.of(), null);
    }

    /** A request as a container shows it: the parameter map holds the query's values before the form's. */
    static HttpServletRequest request(String method, String query, String form, String authorization) {
        Map<String, String[]> map = new LinkedHashMap<>();
        String all = (query == null ? "" : query) + "&" + (form == null ? "" : form);
        Parameters.decode(all).forEach((name, values) -> map.put(name, values.toArray(String[]::new)));
        return (HttpServletRequest) Proxy.newProxyInstance(ParametersTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getQueryString" -> query;
                    case "getContentType" -> form == null ? null : "application/x-www-form-urlencoded;charset=UTF-8";
                    case "getParameterMap" -> map;
                    case "getParameterValues" -> map.get((String) arguments[0]);
                    case "getHeader" -> "Authorization".equals(arguments[0]) ? authorization : null;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    @Test
    void a_parameter_is_read_from_the_query_or_the_form_and_once_only() {
        Parameters parameters = Parameters.of(request("POST", "a=1&b=2", "b=2&c=%20x&d=", null));
        assertThat(parameters.single("a")).contains("1");
        assertThat(parameters.single("b")).as("in both places").isEmpty();
        assertThat(parameters.single("c")).contains(" x");
        assertThat(parameters.single("d")).as("blank").isEmpty();
        assertThat(parameters.singles()).isEqualTo(Map.of("a", "1", "c", " x"));
    }

    @Test
    void an_oauth_parameter_in_query_and_form_is_repeated_and_others_dont_matter() {
        assertThat(Parameters.of(request("POST", "state=a", "state=a", null)).repeated()).isTrue();
        assertThat(Parameters.of(request("POST", "resource=a", "resource=b", null)).repeated()).isFalse();
        assertThat(ofQuery("state=a&st%61te=b").repeated()).isTrue();
    }

    @Test
    void the_client_of_http_basic_is_known_by_its_decoded_name() {
        String credentials = Base64.getEncoder().encodeToString("tpp%2D1:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(Parameters.of(request("POST", null, "a=1", "Basic " + credentials)).basicClient()).contains("tpp-1");
        for (String other : new String[] {"Bearer x", "Basic", "Basic ***", "Basic Og=="}) {
            assertThat(Parameters.of(request("POST", null, "a=1", other)).basicClient()).as(other).isEqualTo(Optional.empty());
        }
    }

    @Test
    void broken_escapes_are_left_for_the_server_to_refuse() {
        assertThat(ofQuery("a=%zz&=x&b").singles()).isEqualTo(Map.of("a", "%zz"));
    }
}
