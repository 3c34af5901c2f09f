package io.obconnect.request;

import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class SealedRedirectTest {

    private static final String QUERY = "client_id=tpp-1&state=a%20b&sid=s&scope=openid+accounts";

    private final ServerSeal seal = Tpp.keyed(Tpp.configuration()).seal();

    private String sealed(String location) {
        return SealedRedirect.seal(seal, Purpose.RESUMED_AUTHORIZATION, location, "/jans-auth", Map.of("u", "obconnect_abc"));
    }

    private Optional<String> open(String path, String query) {
        return open(Purpose.RESUMED_AUTHORIZATION, path, query);
    }

    private Optional<String> open(Purpose purpose, String path, String query) {
        return SealedRedirect.open(seal, purpose, path, Parameters.decode(query), json -> (String) json.get("u"));
    }

    private static String query(String address) {
        return address.substring(address.indexOf('?') + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jans-auth/authorize.htm", "https://auth.example.com/jans-auth/authorize.htm", "https://auth.example.com:8443/jans-auth/authorize.htm"})
    void opens_at_the_address_that_it_was_sealed_for(String page) {
        String address = sealed(page + "?" + QUERY);
        assertThat(address).startsWith(page + "?" + QUERY + "&obconnect=").hasSizeLessThan(page.length() + QUERY.length() + 120);
        assertThat(open("/authorize.htm", query(address))).contains("obconnect_abc");
        assertThat(open("/authorize.htm", query(sealed(page)))).contains("obconnect_abc");
    }

    @Test
    void another_spelling_of_the_same_query_is_the_same() {
        String sealed = query(sealed("/jans-auth/authorize.htm?" + QUERY));
        String parameter = sealed.substring(sealed.lastIndexOf('&'));
        assertThat(open("/authorize.htm", "scope=openid%20accounts&sid=%73&state=a+b&client_id=tpp%2D1" + parameter)).contains("obconnect_abc");
    }

    @Test
    void nothing_can_be_added_repeated_left_out_or_changed() {
        String sealed = query(sealed("/jans-auth/authorize.htm?" + QUERY));
        for (String added : new String[] {"auth_req_id=x", "claims=%7B%7D", "session_id=x", "session_id=", "sid=s", "client_id=tpp-1", "x", "obconnect=x"}) {
            assertThat(open("/authorize.htm", sealed + "&" + added)).as(added).isEmpty();
            assertThat(open("/authorize.htm", added + "&" + sealed)).as(added).isEmpty();
            assertThat(open("/authorize.htm", sealed + "&" + added + "&" + added)).as("twice " + added).isEmpty();
        }
        assertThat(open("/authorize.htm", sealed.replace("sid=s&", ""))).isEmpty();
        assertThat(open("/authorize.htm", sealed.replace("sid=s&", "sid=t&"))).isEmpty();
        assertThat(open("/authorize.htm", sealed.replace("state=a%20b&sid=s", "state=a&bsid=s"))).isEmpty();
        assertThat(open("/authorize.htm", QUERY)).isEmpty();
    }

    @Test
    void is_worth_nothing_at_another_path_for_another_purpose_or_from_another_server() {
        String sealed = query(sealed("/jans-auth/authorize.htm?" + QUERY));
        assertThat(open("/restv1/authorize", sealed)).isEmpty();
        assertThat(open(Purpose.LOGIN_PAGE, "/authorize.htm", sealed)).isEmpty();
        String elsewhere = SealedRedirect.seal(new ServerSeal(new byte[32], Tpp.ring()), Purpose.RESUMED_AUTHORIZATION,
                "/jans-auth/authorize.htm?" + QUERY, "/jans-auth", Map.of("u", "obconnect_abc"));
        assertThat(open("/authorize.htm", query(elsewhere))).isEmpty();
    }

    @Test
    void an_address_of_another_server_has_no_path_here() {
        assertThat(SealedRedirect.path("https://tpp.example.com/cb?x=/jans-auth/authorize.htm", "/jans-auth")).isEmpty();
        assertThat(SealedRedirect.path("/jans-authority/authorize.htm", "/jans-auth")).isEmpty();
        assertThat(SealedRedirect.path("/jans-auth/authorize.htm?a=/b", "/jans-auth")).contains("/authorize.htm");
    }
}
