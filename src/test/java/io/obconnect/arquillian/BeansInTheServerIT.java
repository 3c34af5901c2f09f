package io.obconnect.arquillian;

import io.obconnect.config.ActiveConfiguration;
import io.obconnect.it.Embedded;
import io.obconnect.ops.Health;
import io.obconnect.request.AuthorizationRequestValidation;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.reflect.Proxy;
import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs inside the deployed war: the extension's beans are there, wired and configured by the server's own script loading. */
@ExtendWith(ArquillianExtension.class)
class BeansInTheServerIT {

    @Inject
    private ActiveConfiguration active;
    @Inject
    private AuthorizationRequestValidation validation;
    @Inject
    private Health health;

    @Deployment
    static WebArchive war() {
        return Deployable.warForTestsInside();
    }

    @Test
    void classes_come_out_of_the_packaged_jar_in_the_war() {
        assertThat(AuthorizationRequestValidation.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                .endsWith("/WEB-INF/lib/" + Surroundings.EXTENSION_JAR);
    }

    @Test
    void the_registered_script_has_put_its_properties_in_force() {
        assertThat(active.problems()).isEmpty();
        assertThat(active.current()).map(now -> now.configuration().consentApp()).contains(URI.create(Embedded.CONSENT_APP));
    }

    @Test
    void requests_of_configured_tpps_are_candidates_and_others_are_left_alone() {
        assertThat(isCandidate("client_id=tpp-1&request=x")).isTrue();
        assertThat(isCandidate("client_id=ordinary&scope=openid")).isFalse();
    }

    private boolean isCandidate(String query) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getQueryString" -> query;
                    case "getMethod" -> "GET";
                    default -> null;
                });
        return validation.isCandidate(request, active.current().orElseThrow().configuration());
    }

    @Test
    void health_is_up_with_directory_and_configuration() {
        assertThat(health.look().status()).isEqualTo(Health.Status.UP);
    }
}
