package io.obconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class OncePerRequestTest {

    private final OncePerRequest<String, String> lengths = new OncePerRequest<>("lengths");
    private final List<String> workedOut = new ArrayList<>();
    private final ServletRequest request = request();

    private String ask(ServletRequest asked, String question) {
        return lengths.answer(asked, question, () -> {
            workedOut.add(question);
            return question + ": " + question.length();
        });
    }

    @Test
    void the_same_question_about_one_request_is_worked_out_once() {
        assertThat(ask(request, "ticket")).isEqualTo("ticket: 6");
        assertThat(ask(request, "ticket")).isEqualTo("ticket: 6");
        assertThat(workedOut).containsExactly("ticket");
    }

    @Test
    void another_question_never_gets_the_answer_of_the_one_before() {
        ask(request, "ticket");
        assertThat(ask(request, "tickets")).isEqualTo("tickets: 7");
        assertThat(ask(request, "ticket")).isEqualTo("ticket: 6");
    }

    @Test
    void another_kind_of_questions_and_another_request_know_nothing_of_it() {
        ask(request, "ticket");
        assertThat(new OncePerRequest<String, Integer>("others").answer(request, "ticket", () -> 1)).isEqualTo(1);
        assertThat(ask(request(), "ticket")).isEqualTo("ticket: 6");
        assertThat(workedOut).containsExactly("ticket", "ticket");
    }

    @Test
    void what_stands_on_the_request_says_nothing_in_text() {
        Map<String, Object> attributes = new HashMap<>();
        ask(request(attributes), "a secret");
        assertThat(attributes.toString()).doesNotContain("secret");
    }

    private static ServletRequest request() {
        return request(new HashMap<>());
    }

    private static ServletRequest request(Map<String, Object> attributes) {
        return (ServletRequest) Proxy.newProxyInstance(OncePerRequestTest.class.getClassLoader(), new Class<?>[] {ServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
