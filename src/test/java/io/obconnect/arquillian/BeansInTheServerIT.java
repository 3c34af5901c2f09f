package io.obconnect.arquillian;

import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.it.Embedded;
import io.obconnect.ops.Health;
import io.obconnect.request.RequestGate;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs inside the deployed war: the extension's beans are there, wired and configured by the server's own script loading. */
@ExtendWith(ArquillianExtension.class)
class BeansInTheServerIT {

    @Inject
    private ActiveConfiguration active;
    @Inject
    private RequestGate gate;
    @Inject
    private Health health;

    @Deployment
    static WebArchive war() {
        return Deployable.warForTestsInside();
    }

    @Test
    void classes_come_out_of_the_packaged_jar_in_the_war() {
        assertThat(RequestGate.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                .endsWith("/WEB-INF/lib/" + Surroundings.EXTENSION_JAR);
    }

    @Test
    void the_registered_script_has_put_its_properties_in_force() {
        assertThat(active.problems()).isEmpty();
        assertThat(active.current()).map(Configuration::consentApp).contains(URI.create(Embedded.CONSENT_APP));
    }

    @Test
    void the_gate_takes_up_requests_of_configured_tpps_and_leaves_others_alone() {
        assertThat(gate.concerns("client_id=tpp-1&request=x")).isTrue();
        assertThat(gate.concerns("client_id=ordinary&scope=openid")).isFalse();
    }

    @Test
    void health_is_up_with_directory_and_configuration() {
        assertThat(health.look().status()).isEqualTo(Health.Status.UP);
    }
}
