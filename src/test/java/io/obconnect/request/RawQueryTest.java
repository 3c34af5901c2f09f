package io.obconnect.request;

import io.obconnect.config.Configuration;
import io.obconnect.message.MessageProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class RawQueryTest {

    private final Configuration configuration = Tpp.configuration(MessageProfile.LEGACY, Optional.empty(), true, "tpp-1", "tpp 2");

    private boolean concerns(String query) {
        return RawQuery.concerns(query, configuration, Tpp.SERVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id=tpp-1", "a=b&client_id=tpp-1&c=d", "client_id=shop&client_id=tpp-1", "client_id=tpp+2",
            "client_id=tpp%202", "client_id=tpp%2D1", "client%5Fid=tpp-1", "acr_values=obconnect&client_id=shop",
            "client_id=shop&acr_values=a+obconnect", "client_id=shop&acr_values=%6fbconnect", "request=x", "client_id=&request=x"})
    void what_may_want_us_is_looked_at(String query) {
        assertThat(concerns(query)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "&", "=", "client_id", "client_id=", "client_id=shop", "client_id=tpp-11", "client_id=tpp-", "xclient_id=tpp-1",
            "client_id=shop&request=x", "state=client_id=tpp-1&client_id=shop", "client_id=shop&acr_values=simple_password_auth",
            "client_id=shop&redirect_uri=https%3A%2F%2Fx%2F%3Fclient_id%3Dtpp-1", "scope=openid"})
    void other_clients_traffic_isnt(String query) {
        assertThat(concerns(query)).isFalse();
    }
}
