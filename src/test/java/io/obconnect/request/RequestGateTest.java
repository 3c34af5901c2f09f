package io.obconnect.request;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.SignedJWT;
import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.message.Dialect;
import io.obconnect.request.PushedRequests.Pushed;
import io.obconnect.request.VerifiedRequest.KeySource;
import io.obconnect.request.VerifiedRequest.Provenance;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static io.obconnect.request.Tpp.CLIENT_SECRET;
import static io.obconnect.request.Tpp.INTENT;
import static io.obconnect.request.Tpp.NOW;
import static io.obconnect.request.Tpp.REDIRECT_URI;
import static io.obconnect.request.Tpp.SHARED_SECRET;
import static io.obconnect.request.Tpp.claims;
import static io.obconnect.request.Tpp.client;
import static io.obconnect.request.Tpp.configuration;
import static io.obconnect.request.Tpp.dir;
import static io.obconnect.request.Tpp.signed;
import static io.obconnect.request.Tpp.toServer;
import static io.obconnect.request.Tpp.topLevel;
import static io.obconnect.request.Tpp.wrapped;
import static org.assertj.core.api.Assertions.assertThat;

class RequestGateTest {

    private static final String REFERENCE = "urn:ietf:params:oauth:request_uri:1";

    private final Map<String, Client> clients = new HashMap<>(Map.of(Tpp.ID, client()));
    private final Map<String, Pushed> pushed = new HashMap<>();
    private Configuration configuration = configuration();
    private Tpp.Server server = Tpp.SERVER;

    private RequestGate gate() {
        ActiveConfiguration active = new ActiveConfiguration();
        active.replace(configuration);
        return new RequestGate(new RequestObjects(Tpp.KEYS), id -> Optional.ofNullable(clients.get(id)),
                uri -> Optional.ofNullable(pushed.get(uri)), server, active, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Decision examine(Endpoint endpoint, String... pairs) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        return gate().examine(endpoint, Parameters.of(parameters));
    }

    private Decision authorize(String... pairs) {
        return examine(Endpoint.AUTHORIZE, pairs);
    }

    private static Decision.Admitted admitted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Admitted.class);
        return (Decision.Admitted) decision;
    }

    private static Decision.Rejected rejected(Decision decision, Code code) {
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        assertThat(((Decision.Rejected) decision).refusal().code()).isEqualTo(code);
        return (Decision.Rejected) decision;
    }

    /** Opens an object as all servers do, with the library that they use: since Janssen 2.0 there must be a signed JWT inside. */
    private static JSONObject asTheServerReads(String object, String secret) {
        try {
            EncryptedJWT jwe = EncryptedJWT.parse(object);
            assertThat(jwe.getHeader().getAlgorithm().getName()).isEqualTo("A256KW");
            jwe.decrypt(new AESDecrypter(Tpp.key(secret)));
            SignedJWT jwt = jwe.getPayload().toSignedJWT();
            assertThat(jwt).as("a signed JWT inside").isNotNull();
            assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            assertThat(jwt.getSignature().decode()).as("signed with the octets of the client's secret").isEqualTo(mac.doFinal(jwt.getSigningInput()));
            return new JSONObject(jwt.getPayload().toString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    // the dir form

    @Test
    void the_missions_payload_is_admitted_and_wrapped_so_that_the_server_can_read_it() {
        Decision.Admitted admitted = admitted(authorize("client_id", Tpp.ID, "response_type", "code", "redirect_uri", REDIRECT_URI,
                "scope", "openid accounts", "state", "s-1", "nonce", "n-1", "request", dir(topLevel(), SHARED_SECRET)));
        assertThat(admitted.request().intent().value()).isEqualTo(INTENT);
        assertThat(admitted.request().provenance()).isEqualTo(new Provenance.Encrypted(KeySource.SHARED_SECRET));
        assertThat(admitted.request().bare()).isFalse();
        assertThat(admitted.target()).contains(new ResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("s-1"), "code", Optional.empty()));
        JSONObject inside = asTheServerReads(admitted.parameters().get("request"), CLIENT_SECRET);
        assertThat(inside.getString("openbanking_intent_id")).isEqualTo(INTENT);
        assertThat(inside.getString("client_id")).isEqualTo(Tpp.ID);
        assertThat(inside.getString("response_type")).isEqualTo("code");
        assertThat(inside.getString("state")).isEqualTo("s-1");
        assertThat(inside.getString("nonce")).isEqualTo("n-1");
        assertThat(admitted.parameters()).containsEntry("acr_values", "obconnect").containsEntry("state", "s-1");
    }

    @Test
    void a_wrapped_object_verifies_again_and_still_tells_what_came_from_the_query() {
        Map<String, String> seen = admitted(authorize("client_id", Tpp.ID, "response_type", "code", "redirect_uri", REDIRECT_URI, "scope",
                "openid", "state", "s-1", "request", dir("{\"openbanking_intent_id\":\"" + INTENT + "\",\"nonce\":\"inside\"}", CLIENT_SECRET)))
                .parameters();
        VerifiedRequest again = RequestObjectsTest.accepted(Tpp.verify(seen.get("request"), seen, client(),
                configuration, server, NOW));
        assertThat(again.intent().value()).isEqualTo(INTENT);
        assertThat(again.parameter("state")).contains("s-1");
        assertThat(again.authenticated()).isEqualTo(Set.of("nonce"));
        assertThat(admitted(gate().examine(Endpoint.AUTHORIZE, Parameters.of(seen))).parameters())
                .as("what was wrapped once passes unchanged").isEqualTo(seen);
    }

    @Test
    void a_redirect_uri_with_escapes_survives_the_servers_second_decoding() {
        String uri = "https://tpp.example.com/cb?x=a%20b+c";
        clients.put(Tpp.ID, client(List.of(uri), List.of("code"), true));
        Decision.Admitted admitted = admitted(authorize("client_id", Tpp.ID, "response_type", "code", "redirect_uri", uri, "request",
                dir(topLevel(), CLIENT_SECRET)));
        String inside = asTheServerReads(admitted.parameters().get("request"), CLIENT_SECRET).getString("redirect_uri");
        assertThat(java.net.URLDecoder.decode(inside, StandardCharsets.UTF_8)).isEqualTo(uri);
    }

    @Test
    void an_audience_that_is_an_endpoint_becomes_the_issuer_which_is_all_the_server_knows() {
        String payload = "{\"openbanking_intent_id\":\"" + INTENT + "\",\"aud\":\"" + Tpp.ISSUER + "/jans-auth/restv1/authorize\"}";
        Decision.Admitted admitted = admitted(authorize("client_id", Tpp.ID, "response_type", "code", "request", dir(payload, CLIENT_SECRET)));
        assertThat(asTheServerReads(admitted.parameters().get("request"), CLIENT_SECRET).getString("aud")).isEqualTo(Tpp.ISSUER);
    }

    @Test
    void a_largest_object_can_still_be_verified_after_wrapping() {
        String filled = "{\"openbanking_intent_id\":\"" + INTENT + "\",\"filler\":\"" + "x".repeat(11_900) + "\"}";
        String object = dir(filled, CLIENT_SECRET);
        assertThat(object.length()).isBetween(15_900, 16_384);
        Map<String, String> seen = admitted(authorize("client_id", Tpp.ID, "response_type", "code", "request", object)).parameters();
        RequestObjectsTest.accepted(Tpp.verify(seen.get("request"), seen, client(), configuration, server, NOW));
    }

    @Test
    void an_acr_claim_without_a_value_is_taken_out_of_what_the_server_reads() {
        String payload = claims().replace("\"id_token\":{", "\"id_token\":{\"acr\":{\"essential\":true},");
        Decision.Admitted admitted = admitted(authorize("client_id", Tpp.ID, "request", dir(payload, CLIENT_SECRET)));
        assertThat(asTheServerReads(admitted.parameters().get("request"), CLIENT_SECRET).getJSONObject("claims").getJSONObject("id_token")
                .has("acr")).isFalse();
        server = new Tpp.Server(false, false, "simple_password_auth");
        rejected(authorize("client_id", Tpp.ID, "request", signed("PS256", payload)), Code.OTHER_ACR_REQUESTED);
        server = Tpp.SERVER;
        admitted(authorize("client_id", Tpp.ID, "request", signed("PS256", payload)));
    }

    // signed forms

    @Test
    void a_signed_request_with_only_client_and_object_fills_the_query_and_passes_unchanged() {
        String object = signed("ES256", claims(",\"state\":\"inside\",\"response_mode\":\"fragment\""));
        Decision.Admitted admitted = admitted(authorize("client_id", Tpp.ID, "request", object));
        assertThat(admitted.parameters()).containsEntry("request", object).containsEntry("response_type", "code")
                .containsEntry("redirect_uri", REDIRECT_URI).containsEntry("scope", "openid accounts").containsEntry("state", "inside")
                .containsEntry("acr_values", "obconnect");
        assertThat(admitted.request().bare()).isFalse();
        assertThat(admitted.target()).contains(
                new ResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("inside"), "code", Optional.of("fragment")));
    }

    @Test
    void what_the_tpp_sent_is_never_overridden() {
        Decision.Admitted admitted = admitted(authorize("client_id", Tpp.ID, "scope", "openid", "state", "outside", "acr_values",
                "urn:openbanking:psd2:sca", "request", signed("PS256", claims(",\"state\":\"inside\""))));
        assertThat(admitted.parameters()).containsEntry("scope", "openid").containsEntry("state", "outside")
                .containsEntry("acr_values", "urn:openbanking:psd2:sca");
        assertThat(admitted.request().parameter("state")).as("the server takes the object's").contains("inside");
    }

    @Test
    void a_jws_inside_dir_is_passed_on_as_the_client_signed_it_also_of_a_client_without_a_secret() {
        String jws = signed("PS256", claims());
        assertThat(admitted(authorize("client_id", Tpp.ID, "request", dir(jws, CLIENT_SECRET))).parameters()).containsEntry("request", jws);
        configuration = configuration(Dialect.LEGACY, Optional.of("a request secret for TPPs"), true, Tpp.ID);
        clients.put(Tpp.ID, client(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(admitted(authorize("client_id", Tpp.ID, "request", dir(jws, "a request secret for TPPs"))).parameters())
                .containsEntry("request", jws);
    }

    @Test
    void a_jws_inside_the_servers_own_jwe_is_passed_on_as_the_client_signed_it() {
        String jws = signed("PS256", claims());
        assertThat(admitted(authorize("client_id", Tpp.ID, "request", toServer("RSA-OAEP", "A256GCM", jws))).parameters())
                .containsEntry("request", jws);
    }

    @Test
    void a_payload_that_servers_before_2_0_would_read_is_signed_for_those_after() {
        String object = wrapped("A256KW", "A256GCM", claims(), CLIENT_SECRET);
        String seen = admitted(authorize("client_id", Tpp.ID, "response_type", "code", "redirect_uri", REDIRECT_URI, "scope", "openid",
                "request", object)).parameters().get("request");
        assertThat(asTheServerReads(seen, CLIENT_SECRET).getString("client_id")).isEqualTo(Tpp.ID);
    }

    @Test
    void whoever_writes_our_member_into_a_signed_object_is_held_to_the_rules_of_an_unsigned_one() {
        clients.put(Tpp.ID, client(Optional.of(CLIENT_SECRET), Optional.of("HS256"), Optional.empty()));
        String jws = signed("HS256", claims(",\"obconnect_unauthenticated\":[]"));
        rejected(authorize("client_id", Tpp.ID, "request", wrapped("A256KW", "A256GCM", jws, CLIENT_SECRET)), Code.DIRECT_ENCRYPTION_REFUSED);
    }

    // bare calls

    @Test
    void a_call_with_nothing_but_the_object_is_completed() {
        Decision.Admitted admitted = admitted(authorize("request", dir(topLevel(), SHARED_SECRET)));
        assertThat(admitted.request().bare()).isTrue();
        assertThat(admitted.parameters()).containsEntry("client_id", Tpp.ID).containsEntry("redirect_uri", REDIRECT_URI)
                .containsEntry("scope", "openid").containsEntry("response_type", "code").containsEntry("acr_values", "obconnect")
                .doesNotContainKey("nonce");
        VerifiedRequest again = RequestObjectsTest.accepted(Tpp.verify(admitted.parameters().get("request"),
                admitted.parameters(), client(), configuration, server, NOW));
        assertThat(again.bare()).as("told to whoever verifies it later").isTrue();
    }

    @Test
    void a_bare_call_of_an_implicit_client_gets_a_fresh_nonce() {
        clients.put(Tpp.ID, client(List.of(REDIRECT_URI), List.of("id_token"), true));
        Map<String, String> one = admitted(authorize("request", dir(topLevel(), SHARED_SECRET))).parameters();
        Map<String, String> two = admitted(authorize("request", dir(topLevel(), SHARED_SECRET))).parameters();
        assertThat(one).containsEntry("response_type", "id_token").containsKey("nonce");
        assertThat(one.get("nonce")).isNotEqualTo(two.get("nonce"));
    }

    @Test
    void a_bare_call_is_refused_where_it_isnt_allowed_or_isnt_unambiguous() {
        String object = dir(topLevel(), CLIENT_SECRET);
        clients.put(Tpp.ID, client(List.of(REDIRECT_URI, "https://tpp.example.com/other"), List.of("code"), true));
        rejected(authorize("request", object), Code.BARE_REQUEST_REFUSED);
        clients.put(Tpp.ID, client());
        configuration = configuration(Dialect.LEGACY, Optional.empty(), false, Tpp.ID);
        rejected(authorize("request", object), Code.BARE_REQUEST_REFUSED);
        configuration = configuration(Dialect.LEGACY, Optional.empty(), true, Tpp.ID, "tpp-2");
        rejected(authorize("request", object), Code.BARE_REQUEST_REFUSED);
    }

    @Test
    void a_nameless_signed_object_of_another_client_isnt_ours() {
        assertThat(authorize("request", signed("PS256", claims().replace("tpp-1", "shop")))).isInstanceOf(Decision.NotOurs.class);
    }

    // refusals and where they go

    @Test
    void an_unreadable_object_is_told_to_the_registered_redirect_uri_of_the_query() {
        Decision.Rejected rejected = rejected(authorize("client_id", Tpp.ID, "response_type", "code id_token", "redirect_uri", REDIRECT_URI,
                "state", "s", "request", RequestObjectsTest.MISSION_SAMPLE), Code.REQUEST_OBJECT_UNREADABLE);
        assertThat(rejected.target()).contains(
                new ResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("s"), "code id_token", Optional.empty()));
        assertThat(rejected.clientId()).contains(Tpp.ID);
    }

    @Test
    void no_error_goes_to_a_redirect_uri_that_isnt_registered() {
        for (String uri : List.of("https://evil.example/cb", REDIRECT_URI + "/", REDIRECT_URI + "?x=1", REDIRECT_URI.toUpperCase())) {
            assertThat(rejected(authorize("client_id", Tpp.ID, "redirect_uri", uri, "request", RequestObjectsTest.MISSION_SAMPLE),
                    Code.REQUEST_OBJECT_UNREADABLE).target()).as(uri).isEmpty();
            assertThat(rejected(authorize("client_id", Tpp.ID, "redirect_uri", uri, "response_type", "code", "request",
                    dir(topLevel(), CLIENT_SECRET)), Code.REDIRECT_URI_UNREGISTERED).target()).as(uri).isEmpty();
        }
    }

    @Test
    void a_refusal_after_the_signature_goes_where_the_object_says() {
        String object = signed("PS256", claims(",\"state\":\"inside\",\"exp\":1"));
        assertThat(rejected(authorize("client_id", Tpp.ID, "state", "outside", "request", object), Code.REQUEST_OBJECT_EXPIRED).target())
                .contains(new ResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("inside"), "code", Optional.empty()));
    }

    @Test
    void an_unknown_response_mode_isnt_used_for_errors() {
        assertThat(rejected(authorize("client_id", Tpp.ID, "response_mode", "pigeon", "request", "x"), Code.REQUEST_OBJECT_UNREADABLE)
                .target().orElseThrow().responseMode()).isEmpty();
    }

    @Test
    void a_client_without_our_token_script_is_refused() {
        clients.put(Tpp.ID, client(List.of(REDIRECT_URI), List.of("code"), false));
        rejected(authorize("client_id", Tpp.ID, "request", signed("PS256", claims())), Code.CLIENT_WITHOUT_TOKEN_SCRIPT);
    }

    @Test
    void a_repeated_parameter_is_refused() {
        Parameters twice = ParametersTest.ofQuery("client_id=tpp-1&state=a&state=b&request=" + signed("PS256", claims()));
        rejected(gate().examine(Endpoint.AUTHORIZE, twice), Code.PARAMETER_REPEATED);
        Parameters both = ParametersTest.ofQuery("client_id=shop&client_id=tpp-1&request=" + signed("PS256", claims()));
        rejected(gate().examine(Endpoint.AUTHORIZE, both), Code.PARAMETER_REPEATED);
    }

    @Test
    void an_object_together_with_a_reference_is_refused() {
        rejected(authorize("client_id", Tpp.ID, "request_uri", "https://tpp.example.com/r", "request", signed("PS256", claims())),
                Code.REQUEST_OBJECT_CONFLICT);
    }

    @Test
    void a_directory_that_cant_be_asked_is_a_refusal_not_an_exception() {
        ActiveConfiguration active = new ActiveConfiguration();
        active.replace(configuration);
        RequestGate gate = new RequestGate(new RequestObjects(Tpp.KEYS), id -> {
            throw new DirectoryUnavailable("down", null);
        }, uri -> Optional.empty(), server, active, Clock.fixed(NOW, ZoneOffset.UTC));
        rejected(gate.examine(Endpoint.AUTHORIZE, Parameters.of(Map.of("client_id", Tpp.ID, "request", "x"))), Code.DIRECTORY_UNAVAILABLE);
    }

    @Test
    void without_a_configuration_everything_is_refused() {
        RequestGate gate = new RequestGate(new RequestObjects(Tpp.KEYS), id -> Optional.empty(), uri -> Optional.empty(), server,
                new ActiveConfiguration(), Clock.fixed(NOW, ZoneOffset.UTC));
        rejected(gate.examine(Endpoint.AUTHORIZE, Parameters.of(Map.of("client_id", Tpp.ID))), Code.NOT_CONFIGURED);
        assertThat(gate.concerns("client_id=" + Tpp.ID)).isFalse();
    }

    // requests without a proven intent

    @Test
    void an_intent_in_the_query_alone_is_refused() {
        rejected(authorize("client_id", Tpp.ID, "openbanking_intent_id", INTENT), Code.INTENT_UNAUTHENTICATED);
        rejected(authorize("client_id", Tpp.ID, "claims",
                "{\"id_token\":{\"openbanking_intent_id\":{\"value\":\"A\"}}}"), Code.INTENT_UNAUTHENTICATED);
        rejected(authorize("client_id", Tpp.ID, "openbanking_intent_id", INTENT, "acr_values", "obconnect"), Code.INTENT_UNAUTHENTICATED);
        rejected(authorize("client_id", Tpp.ID, "openbanking_intent_id", INTENT, "request", signed("PS256", "{}")),
                Code.INTENT_UNAUTHENTICATED);
        rejected(authorize("client_id", Tpp.ID, "request", toServer("RSA-OAEP", "A256GCM", claims())), Code.INTENT_UNAUTHENTICATED);
    }

    @Test
    void our_acr_without_an_intent_is_refused_and_anything_else_of_a_tpp_is_its_own_business() {
        rejected(authorize("client_id", Tpp.ID, "acr_values", "obconnect"), Code.INTENT_MISSING);
        rejected(authorize("client_id", Tpp.ID, "acr_values", "obconnect", "request", signed("PS256", "{}")), Code.INTENT_MISSING);
        assertThat(authorize("client_id", Tpp.ID)).isInstanceOf(Decision.NotOurs.class);
        assertThat(authorize("client_id", Tpp.ID, "acr_values", "simple_password_auth")).isInstanceOf(Decision.NotOurs.class);
        assertThat(authorize("client_id", Tpp.ID, "request", signed("PS256", "{\"client_id\":\"tpp-1\"}"))).isInstanceOf(Decision.NotOurs.class);
        assertThat(authorize("client_id", Tpp.ID, "request", signed("RS512", "{\"client_id\":\"tpp-1\"}")))
                .as("an ordinary login may use algorithms that we don't").isInstanceOf(Decision.NotOurs.class);
        rejected(authorize("client_id", Tpp.ID, "request", signed("RS512", claims())), Code.REQUEST_OBJECT_SIGNATURE);
    }

    @Test
    void a_reference_of_a_tpps_isnt_fetched_and_isnt_left_to_the_server_either() {
        rejected(authorize("client_id", Tpp.ID, "request_uri", "https://tpp.example.com/r", "acr_values", "obconnect"),
                Code.REQUEST_OBJECT_UNREADABLE);
        rejected(authorize("client_id", Tpp.ID, "request_uri", "https://tpp.example.com/r"), Code.REQUEST_OBJECT_UNREADABLE);
    }

    @Test
    void another_client_is_refused_only_where_it_asks_for_us_by_name() {
        Client shop = new Client("shop", "Shop", Optional.empty(), Optional.empty(), Optional.empty(), List.of("https://shop.example/cb"),
                List.of("code"), Optional.empty(), Optional.empty(), true, false, false);
        clients.put("shop", shop);
        Decision.Rejected rejected = rejected(authorize("client_id", "shop", "acr_values", "obconnect", "redirect_uri",
                "https://shop.example/cb", "state", "s"), Code.CLIENT_NOT_CONFIGURED);
        assertThat(rejected.target()).contains(
                new ResponseTarget("shop", "https://shop.example/cb", Optional.of("s"), "code", Optional.empty()));
        assertThat(rejected.clientId()).isEmpty();
        assertThat(authorize("client_id", "shop", "acr_values", "simple_password_auth", "request", signed("PS256", claims())))
                .isInstanceOf(Decision.NotOurs.class);
    }

    @Test
    void an_unknown_or_disabled_client_is_the_servers_to_answer() {
        clients.clear();
        assertThat(authorize("client_id", Tpp.ID, "request", signed("PS256", claims()))).isInstanceOf(Decision.NotOurs.class);
    }

    // pushed requests

    @ParameterizedTest
    @EnumSource(value = Endpoint.class, names = "PAR")
    void a_pushed_object_is_wrapped_with_the_times_that_the_server_demands(Endpoint par) {
        Decision.Admitted admitted = admitted(examine(par, "client_id", Tpp.ID, "response_type", "code", "redirect_uri", REDIRECT_URI,
                "scope", "openid", "client_secret", "x", "request", dir(topLevel(), CLIENT_SECRET)));
        JSONObject inside = asTheServerReads(admitted.parameters().get("request"), CLIENT_SECRET);
        assertThat(inside.getLong("nbf")).isEqualTo(NOW.getEpochSecond());
        assertThat(inside.getLong("exp")).isEqualTo(NOW.getEpochSecond() + 600);
        assertThat(admitted.parameters()).containsEntry("client_secret", "x").containsEntry("acr_values", "obconnect");
        assertThat(admitted.target()).as("answered as JSON").isEmpty();
        pushed.put(REFERENCE, new Pushed(Tpp.ID, admitted.parameters()));
        Decision.Admitted later = admitted(authorize("client_id", Tpp.ID, "request_uri", REFERENCE));
        assertThat(later.request().intent().value()).isEqualTo(INTENT);
        assertThat(later.parameters()).isEqualTo(Map.of("client_id", Tpp.ID, "request_uri", REFERENCE));
        assertThat(later.target().orElseThrow().redirectUri()).isEqualTo(REDIRECT_URI);
    }

    @Test
    void a_pushed_jws_without_nbf_gets_it_beside_the_object() {
        String object = signed("PS256", claims());
        assertThat(admitted(examine(Endpoint.PAR, "client_id", Tpp.ID, "request", object)).parameters()).containsEntry("request", object)
                .containsEntry("nbf", Long.toString(NOW.getEpochSecond()));
    }

    @Test
    void a_pushed_intent_outside_an_object_is_refused() {
        rejected(examine(Endpoint.PAR, "client_id", Tpp.ID, "openbanking_intent_id", INTENT), Code.INTENT_UNAUTHENTICATED);
        rejected(examine(Endpoint.PAR, "client_id", Tpp.ID, "acr_values", "obconnect"), Code.INTENT_MISSING);
        pushed.put(REFERENCE, new Pushed(Tpp.ID, Map.of("acr_values", "obconnect")));
        rejected(authorize("client_id", Tpp.ID, "request_uri", REFERENCE), Code.INTENT_MISSING);
        pushed.put(REFERENCE, new Pushed(Tpp.ID, Map.of("scope", "openid")));
        assertThat(authorize("client_id", Tpp.ID, "request_uri", REFERENCE)).isInstanceOf(Decision.NotOurs.class);
    }

    @Test
    void a_reference_that_is_unknown_or_another_clients_is_refused() {
        rejected(authorize("client_id", Tpp.ID, "request_uri", REFERENCE), Code.PAR_UNKNOWN);
        pushed.put(REFERENCE, new Pushed("tpp-2", Map.of("request", signed("PS256", claims()))));
        rejected(authorize("client_id", Tpp.ID, "request_uri", REFERENCE), Code.PAR_UNKNOWN);
    }

    @Test
    void a_pushed_request_that_would_run_the_servers_default_is_refused() {
        pushed.put(REFERENCE, new Pushed(Tpp.ID, Map.of("request", signed("PS256", claims()), "redirect_uri", REDIRECT_URI)));
        server = new Tpp.Server(false, false, "simple_password_auth");
        rejected(authorize("client_id", Tpp.ID, "request_uri", REFERENCE), Code.OTHER_ACR_REQUESTED);
    }

    // no browser

    @Test
    void an_intent_cant_be_joined_to_a_ciba_or_device_request() {
        for (String name : List.of("auth_req_id", "user_code")) {
            rejected(examine(Endpoint.AUTHORIZE, "client_id", Tpp.ID, "request", signed("PS256", claims()), name, "x"), Code.BACKCHANNEL_REFUSED);
        }
    }

    @Test
    void ciba_and_device_flow_are_refused_an_intent_and_our_acr() {
        rejected(examine(Endpoint.BACKCHANNEL, "client_id", Tpp.ID, "acr_values", "obconnect"), Code.BACKCHANNEL_REFUSED);
        rejected(examine(Endpoint.BACKCHANNEL, "client_id", Tpp.ID, "request", signed("PS256", claims())), Code.BACKCHANNEL_REFUSED);
        rejected(examine(Endpoint.BACKCHANNEL, "client_id", Tpp.ID, "request", signed("RS512", claims())), Code.BACKCHANNEL_REFUSED);
        assertThat(examine(Endpoint.BACKCHANNEL, "client_id", Tpp.ID, "request", signed("PS256", "{}"))).isInstanceOf(Decision.NotOurs.class);
        assertThat(examine(Endpoint.BACKCHANNEL, "client_id", Tpp.ID)).isInstanceOf(Decision.NotOurs.class);
    }
}
