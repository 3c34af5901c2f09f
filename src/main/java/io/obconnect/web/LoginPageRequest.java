package io.obconnect.web;

import io.obconnect.config.KeyedConfiguration;
import io.obconnect.request.AuthorizationRequestValidation;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.ValidationResult;
import jakarta.servlet.http.HttpServletRequest;

import java.util.List;
import java.util.Map;

/** A call of the server's login page, validated. Filter and script both ask for it. Neither relies on the other, and both get the same object. */
public final class LoginPageRequest {

    private static final OncePerRequest<Question, ValidationResult> VALIDATED = new OncePerRequest<>("login page request");

    private LoginPageRequest() {
    }

    private record Question(Map<String, List<String>> query, KeyedConfiguration keyed) {
    }

    public static ValidationResult validated(HttpServletRequest call, AuthorizationRequestValidation validation, KeyedConfiguration keyed) {
        Parameters parameters = Parameters.of(call);
        return VALIDATED.answer(call, new Question(parameters.query(), keyed),
                () -> validation.validate(Endpoint.LOGIN_PAGE, parameters, keyed));
    }
}
