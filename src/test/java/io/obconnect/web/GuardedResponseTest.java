package io.obconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class GuardedResponseTest {

    private final List<String> sent = new ArrayList<>();
    private final ServletRequest request = request();
    private final GuardedResponse refusing = new GuardedResponse(response(), request, new GuardedResponse.Watcher() {
        @Override
        public String redirect(String location) {
            if (location.startsWith("/refused")) {
                PendingResponse.page(ErrorCode.INTERNAL).on(request);
            }
            return location;
        }
    });

    @Test
    void a_redirect_that_the_hop_refuses_leaves_no_trace_when_set_as_a_header() {
        refusing.setHeader("Location", "/refused");
        assertThat(PendingResponse.of(request)).isPresent();
        assertThat(sent).isEmpty();
    }

    @Test
    void nor_does_one_that_is_added_as_a_header() {
        refusing.addHeader("location", "/refused");
        assertThat(PendingResponse.of(request)).isPresent();
        assertThat(sent).isEmpty();
    }

    @Test
    void nor_does_one_of_the_containers() throws Exception {
        refusing.sendRedirect("/refused");
        assertThat(PendingResponse.of(request)).isPresent();
        assertThat(sent).isEmpty();
    }

    @Test
    void other_redirects_pass() throws Exception {
        refusing.setHeader("Location", "/a");
        refusing.addHeader("Location", "/b");
        refusing.sendRedirect("/c");
        assertThat(PendingResponse.of(request)).isEmpty();
        assertThat(sent).containsExactly("setHeader Location /a", "addHeader Location /b", "sendRedirect /c");
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(GuardedResponseTest.class.getClassLoader(), new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    sent.add(method.getName() + " " + String.join(" ", List.of(arguments).stream().map(String::valueOf).toList()));
                    return null;
                });
    }

    private static ServletRequest request() {
        Map<String, Object> attributes = new HashMap<>();
        return (ServletRequest) Proxy.newProxyInstance(GuardedResponseTest.class.getClassLoader(), new Class<?>[] {ServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
