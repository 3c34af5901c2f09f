package io.obconnect.request;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.SignedJWT;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.config.Configuration;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Purpose;
import io.obconnect.request.PushedRequests.Pushed;
import io.obconnect.request.ValidatedRequest.KeySource;
import io.obconnect.request.ValidatedRequest.Authentication;
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
import java.util.HashSet;
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

class AuthorizationRequestValidationTest {

    private static final String REFERENCE = "urn:ietf:params:oauth:request_uri:1";

    private final Map<String, Client> clients = new HashMap<>(Map.of(Tpp.ID, client()));
    private final Map<String, Pushed> pushed = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private Configuration configuration = configuration();
    private Tpp.Server server = Tpp.SERVER;

    private AuthorizationRequestValidation validation() {
        return new AuthorizationRequestValidation(Tpp.KEYS, id -> Optional.ofNullable(clients.get(id)),
                uri -> Optional.ofNullable(pushed.get(uri)), (client, intent) -> used.contains(intent.value()), server,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private ValidationResult validate(Endpoint endpoint, Parameters parameters) {
        return validation().validate(endpoint, parameters, Tpp.keyed(configuration));
    }

    private ValidationResult validate(Endpoint endpoint, String... pairs) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        return validate(endpoint, ParametersTest.of(parameters));
    }

    private ValidationResult authorize(String... pairs) {
        return validate(Endpoint.AUTHORIZE, pairs);
    }

    private static ValidatedRequest valid(ValidationResult result) {
        assertThat(result).isInstanceOf(ValidationResult.Valid.class);
        return ((ValidationResult.Valid) result).request();
    }

    private static ValidationResult.Invalid refused(ValidationResult result, ErrorCode code) {
        assertThat(result).isInstanceOf(ValidationResult.Invalid.class);
        assertThat(((ValidationResult.Invalid) result).refusal().code()).isEqualTo(code);
        return (ValidationResult.Invalid) result;
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
    void the_payload_that_existing_tpps_send_is_admitted_and_wrapped_so_that_the_server_can_read_it() {
        ValidatedRequest valid = valid(authorize("client_id", Tpp.ID, "response_type", "code", "redirect_uri", REDIRECT_URI,
                "scope", "openid accounts", "state", "s-1", "nonce", "n-1", "request", dir(topLevel(), SHARED_SECRET)));
        assertThat(valid.asked().intent().value()).isEqualTo(INTENT);
        assertThat(valid.authentication()).isEqualTo(new Authentication.Encrypted(KeySource.SHARED_SECRET));
        assertThat(valid.asked().objectOnly()).isFalse();
        assertThat(valid.target()).contains(new ErrorResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("s-1"), "code", Optional.empty()));
        JSONObject inside = asTheServerReads(valid.forServer().get("request"), CLIENT_SECRET);
        assertThat(inside.getString("openbanking_intent_id")).isEqualTo(INTENT);
        assertThat(inside.getString("client_id")).isEqualTo(Tpp.ID);
        assertThat(inside.getString("response_type")).isEqualTo("code");
        assertThat(inside.getString("state")).isEqualTo("s-1");
        assertThat(inside.getString("nonce")).isEqualTo("n-1");
        assertThat(valid.forServer()).containsEntry("acr_values", "obconnect").containsEntry("state", "s-1");
    }

    @Test
    void a_wrapped_object_verifies_again_and_passes_as_what_was_signed_inside() throws Exception {
        Map<String, String> seen = valid(authorize("client_id", Tpp.ID, "response_type", "code", "redirect_uri", REDIRECT_URI, "scope",
                "openid", "state", "s-1", "request", dir("{\"openbanking_intent_id\":\"" + INTENT + "\",\"nonce\":\"inside\"}", CLIENT_SECRET)))
                .forServer();
        ValidatedRequest again = RequestObjectsTest.accepted(Tpp.verify(seen.get("request"), seen, client(),
                configuration, server, NOW));
        assertThat(again.asked().intent().value()).isEqualTo(INTENT);
        assertThat(again.parameter("state")).contains("s-1");
        EncryptedJWT jwe = EncryptedJWT.parse(seen.get("request"));
        jwe.decrypt(new AESDecrypter(Tpp.key(CLIENT_SECRET)));
        Map<String, String> signed = new LinkedHashMap<>(seen);
        signed.put("request", jwe.getPayload().toString());
        assertThat(valid(validate(Endpoint.AUTHORIZE, ParametersTest.of(seen))).forServer()).isEqualTo(signed);
    }

    @Test
    void a_redirect_uri_with_escapes_survives_the_servers_second_decoding() {
        String uri = "https://tpp.example.com/cb?x=a%20b+c";
        clients.put(Tpp.ID, client(List.of(uri), List.of("code"), true));
        ValidatedRequest valid = valid(authorize("client_id", Tpp.ID, "response_type", "code", "redirect_uri", uri, "request",
                dir(topLevel(), CLIENT_SECRET)));
        String inside = asTheServerReads(valid.forServer().get("request"), CLIENT_SECRET).getString("redirect_uri");
        assertThat(java.net.URLDecoder.decode(inside, StandardCharsets.UTF_8)).isEqualTo(uri);
    }

    @Test
    void a_largest_object_can_still_be_verified_after_wrapping() {
        String filled = "{\"openbanking_intent_id\":\"" + INTENT + "\",\"filler\":\"" + "x".repeat(11_900) + "\"}";
        String object = dir(filled, CLIENT_SECRET);
        assertThat(object.length()).isBetween(15_900, 16_384);
        Map<String, String> seen = valid(authorize("client_id", Tpp.ID, "response_type", "code", "request", object)).forServer();
        RequestObjectsTest.accepted(Tpp.verify(seen.get("request"), seen, client(), configuration, server, NOW));
    }

    @Test
    void an_acr_claim_without_a_value_is_taken_out_of_what_the_server_reads() {
        String payload = claims().replace("\"id_token\":{", "\"id_token\":{\"acr\":{\"essential\":true},");
        ValidatedRequest valid = valid(authorize("client_id", Tpp.ID, "request", dir(payload, CLIENT_SECRET)));
        assertThat(asTheServerReads(valid.forServer().get("request"), CLIENT_SECRET).getJSONObject("claims").getJSONObject("id_token")
                .has("acr")).isFalse();
        server = new Tpp.Server(false, false, "simple_password_auth");
        refused(authorize("client_id", Tpp.ID, "request", signed("PS256", payload)), ErrorCode.OTHER_ACR_REQUESTED);
        server = Tpp.SERVER;
        valid(authorize("client_id", Tpp.ID, "request", signed("PS256", payload)));
    }

    // signed forms

    @Test
    void a_signed_request_with_only_client_and_object_fills_the_query_and_passes_unchanged() {
        String object = signed("ES256", claims(",\"state\":\"inside\",\"response_mode\":\"fragment\""));
        ValidatedRequest valid = valid(authorize("client_id", Tpp.ID, "request", object));
        assertThat(valid.forServer()).containsEntry("request", object).containsEntry("response_type", "code")
                .containsEntry("redirect_uri", REDIRECT_URI).containsEntry("scope", "openid accounts").containsEntry("state", "inside")
                .containsEntry("acr_values", "obconnect");
        assertThat(valid.asked().objectOnly()).isFalse();
        assertThat(valid.target()).contains(
                new ErrorResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("inside"), "code", Optional.of("fragment")));
    }

    @Test
    void what_the_tpp_sent_is_never_overridden() {
        ValidatedRequest valid = valid(authorize("client_id", Tpp.ID, "scope", "openid", "state", "outside", "acr_values",
                "urn:openbanking:psd2:sca", "request", signed("PS256", claims(",\"state\":\"inside\""))));
        assertThat(valid.forServer()).containsEntry("scope", "openid").containsEntry("state", "outside")
                .containsEntry("acr_values", "urn:openbanking:psd2:sca");
        assertThat(valid.parameter("state")).as("the server takes the object's").contains("inside");
    }

    @Test
    void a_jws_inside_dir_is_passed_on_as_the_client_signed_it_also_of_a_client_without_a_secret() {
        String jws = signed("PS256", claims());
        assertThat(valid(authorize("client_id", Tpp.ID, "request", dir(jws, CLIENT_SECRET))).forServer()).containsEntry("request", jws);
        configuration = configuration(MessageProfile.LEGACY, Optional.of("a request secret for TPPs"), true, Tpp.ID);
        clients.put(Tpp.ID, client(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(valid(authorize("client_id", Tpp.ID, "request", dir(jws, "a request secret for TPPs"))).forServer())
                .containsEntry("request", jws);
    }

    @Test
    void a_jws_inside_the_servers_own_jwe_is_passed_on_as_the_client_signed_it() {
        String jws = signed("PS256", claims());
        assertThat(valid(authorize("client_id", Tpp.ID, "request", toServer("RSA-OAEP", "A256GCM", jws))).forServer())
                .containsEntry("request", jws);
    }

    @Test
    void a_payload_that_servers_before_2_0_would_read_is_signed_for_those_after() {
        String object = wrapped("A256KW", "A256GCM", claims(), CLIENT_SECRET);
        String seen = valid(authorize("client_id", Tpp.ID, "response_type", "code", "redirect_uri", REDIRECT_URI, "scope", "openid",
                "request", object)).forServer().get("request");
        assertThat(asTheServerReads(seen, CLIENT_SECRET).getString("client_id")).isEqualTo(Tpp.ID);
    }

    // requests with only a request object

    @Test
    void a_call_with_nothing_but_the_object_is_completed() {
        ValidatedRequest valid = valid(authorize("request", dir(topLevel(), SHARED_SECRET)));
        assertThat(valid.asked().objectOnly()).isTrue();
        assertThat(valid.forServer()).containsEntry("client_id", Tpp.ID).containsEntry("redirect_uri", REDIRECT_URI)
                .containsEntry("scope", "openid").containsEntry("response_type", "code").containsEntry("acr_values", "obconnect")
                .doesNotContainKey("nonce");
        ValidatedRequest again = RequestObjectsTest.accepted(Tpp.verify(valid.forServer().get("request"),
                valid.forServer(), client(), configuration, server, NOW));
        assertThat(again.asked().objectOnly()).as("told to whoever verifies it later").isTrue();
    }

    @Test
    void a_bare_call_of_an_implicit_client_gets_a_fresh_nonce() {
        clients.put(Tpp.ID, client(List.of(REDIRECT_URI), List.of("id_token"), true));
        Map<String, String> one = valid(authorize("request", dir(topLevel(), SHARED_SECRET))).forServer();
        Map<String, String> two = valid(authorize("request", dir(topLevel(), SHARED_SECRET))).forServer();
        assertThat(one).containsEntry("response_type", "id_token").containsKey("nonce");
        assertThat(one.get("nonce")).isNotEqualTo(two.get("nonce"));
    }

    @Test
    void a_bare_call_is_refused_where_it_isnt_allowed_or_isnt_unambiguous() {
        String object = dir(topLevel(), CLIENT_SECRET);
        clients.put(Tpp.ID, client(List.of(REDIRECT_URI, "https://tpp.example.com/other"), List.of("code"), true));
        refused(authorize("request", object), ErrorCode.OBJECT_ONLY_REFUSED);
        clients.put(Tpp.ID, client());
        configuration = configuration(MessageProfile.LEGACY, Optional.empty(), false, Tpp.ID);
        refused(authorize("request", object), ErrorCode.OBJECT_ONLY_REFUSED);
        configuration = configuration(MessageProfile.LEGACY, Optional.empty(), true, Tpp.ID, "tpp-2");
        refused(authorize("request", object), ErrorCode.OBJECT_ONLY_REFUSED);
    }

    @Test
    void a_nameless_signed_object_of_another_client_isnt_ours() {
        assertThat(authorize("request", signed("PS256", claims().replace("tpp-1", "shop")))).isInstanceOf(ValidationResult.NotOurs.class);
    }

    // refusals and where they go

    @Test
    void an_unreadable_object_is_told_to_the_registered_redirect_uri_of_the_query() {
        ValidationResult.Invalid refused = refused(authorize("client_id", Tpp.ID, "response_type", "code id_token", "redirect_uri", REDIRECT_URI,
                "state", "s", "request", RequestObjectsTest.PRINTED_SAMPLE), ErrorCode.REQUEST_OBJECT_UNREADABLE);
        assertThat(refused.target()).contains(
                new ErrorResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("s"), "code id_token", Optional.empty()));
        assertThat(refused.clientId()).contains(Tpp.ID);
    }

    @Test
    void no_error_goes_to_a_redirect_uri_that_isnt_registered() {
        for (String uri : List.of("https://evil.example/cb", REDIRECT_URI + "/", REDIRECT_URI + "?x=1", REDIRECT_URI.toUpperCase())) {
            assertThat(refused(authorize("client_id", Tpp.ID, "redirect_uri", uri, "request", RequestObjectsTest.PRINTED_SAMPLE),
                    ErrorCode.REQUEST_OBJECT_UNREADABLE).target()).as(uri).isEmpty();
            assertThat(refused(authorize("client_id", Tpp.ID, "redirect_uri", uri, "response_type", "code", "request",
                    dir(topLevel(), CLIENT_SECRET)), ErrorCode.REDIRECT_URI_UNREGISTERED).target()).as(uri).isEmpty();
        }
    }

    @Test
    void a_refusal_after_the_signature_goes_where_the_object_says() {
        String object = signed("PS256", claims(",\"state\":\"inside\",\"exp\":1"));
        assertThat(refused(authorize("client_id", Tpp.ID, "state", "outside", "request", object), ErrorCode.REQUEST_OBJECT_EXPIRED).target())
                .contains(new ErrorResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("inside"), "code", Optional.empty()));
    }

    @Test
    void an_unknown_response_mode_isnt_used_for_errors() {
        assertThat(refused(authorize("client_id", Tpp.ID, "response_mode", "pigeon", "request", "x"), ErrorCode.REQUEST_OBJECT_UNREADABLE)
                .target().orElseThrow().responseMode()).isEmpty();
    }

    @Test
    void a_client_without_our_token_script_is_refused() {
        clients.put(Tpp.ID, client(List.of(REDIRECT_URI), List.of("code"), false));
        refused(authorize("client_id", Tpp.ID, "request", signed("PS256", claims())), ErrorCode.CLIENT_WITHOUT_TOKEN_SCRIPT);
    }

    @Test
    void a_repeated_parameter_is_refused() {
        Parameters twice = ParametersTest.ofQuery("client_id=tpp-1&state=a&state=b&request=" + signed("PS256", claims()));
        refused(validate(Endpoint.AUTHORIZE, twice), ErrorCode.PARAMETER_REPEATED);
        Parameters both = ParametersTest.ofQuery("client_id=shop&client_id=tpp-1&request=" + signed("PS256", claims()));
        refused(validate(Endpoint.AUTHORIZE, both), ErrorCode.PARAMETER_REPEATED);
    }

    @Test
    void an_object_together_with_a_reference_is_refused() {
        refused(authorize("client_id", Tpp.ID, "request_uri", "https://tpp.example.com/r", "request", signed("PS256", claims())),
                ErrorCode.REQUEST_OBJECT_CONFLICT);
    }

    @Test
    void a_directory_that_cant_be_asked_is_a_refusal_not_an_exception() {
        AuthorizationRequestValidation validation = new AuthorizationRequestValidation(Tpp.KEYS, id -> {
            throw new DirectoryUnavailable("down", null);
        }, uri -> Optional.empty(), (client, intent) -> false, server, Clock.fixed(NOW, ZoneOffset.UTC));
        refused(validation.validate(Endpoint.AUTHORIZE, ParametersTest.of(Map.of("client_id", Tpp.ID, "request", "x")), Tpp.keyed(configuration)),
                ErrorCode.DIRECTORY_UNAVAILABLE);
    }

    @Test
    void a_directory_that_fails_later_is_told_to_the_tpp() {
        AuthorizationRequestValidation validation = new AuthorizationRequestValidation(Tpp.KEYS, id -> Optional.of(client()), uri -> {
            throw new DirectoryUnavailable("down", null);
        }, (client, intent) -> false, server, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(refused(validation.validate(Endpoint.AUTHORIZE,
                ParametersTest.of(Map.of("client_id", Tpp.ID, "request_uri", REFERENCE, "state", "s")), Tpp.keyed(configuration)),
                ErrorCode.DIRECTORY_UNAVAILABLE).target()).contains(new ErrorResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("s"), "code", Optional.empty()));
    }

    // requests without a proven intent

    @Test
    void an_intent_in_the_query_alone_is_refused() {
        refused(authorize("client_id", Tpp.ID, "openbanking_intent_id", INTENT), ErrorCode.REQUEST_OBJECT_MISSING);
        refused(authorize("client_id", Tpp.ID, "claims",
                "{\"id_token\":{\"openbanking_intent_id\":{\"value\":\"A\"}}}"), ErrorCode.REQUEST_OBJECT_MISSING);
        refused(authorize("client_id", Tpp.ID, "claims",
                "{\"id_token\":{\"openbanking_intent\\u005fid\":{\"value\":\"A\"}}}"), ErrorCode.REQUEST_OBJECT_MISSING);
        refused(authorize("client_id", Tpp.ID, "openbanking_intent_id", INTENT, "acr_values", "obconnect"), ErrorCode.REQUEST_OBJECT_MISSING);
        refused(authorize("client_id", Tpp.ID, "openbanking_intent_id", INTENT, "request", signed("PS256", "{}")),
                ErrorCode.INTENT_UNAUTHENTICATED);
        refused(authorize("client_id", Tpp.ID, "request", toServer("RSA-OAEP", "A256GCM", claims())), ErrorCode.INTENT_UNAUTHENTICATED);
    }

    @Test
    void our_acr_without_an_intent_is_refused_and_anything_else_of_a_tpp_is_its_own_business() {
        refused(authorize("client_id", Tpp.ID, "acr_values", "obconnect"), ErrorCode.REQUEST_OBJECT_MISSING);
        refused(authorize("client_id", Tpp.ID, "acr_values", "obconnect", "request", signed("PS256", "{}")), ErrorCode.INTENT_MISSING);
        assertThat(authorize("client_id", Tpp.ID)).isInstanceOf(ValidationResult.NotOurs.class);
        assertThat(authorize("client_id", Tpp.ID, "acr_values", "simple_password_auth")).isInstanceOf(ValidationResult.NotOurs.class);
        assertThat(authorize("client_id", Tpp.ID, "request", signed("PS256", "{\"client_id\":\"tpp-1\"}"))).isInstanceOf(ValidationResult.NotOurs.class);
        assertThat(authorize("client_id", Tpp.ID, "request", signed("RS512", "{\"client_id\":\"tpp-1\"}")))
                .as("an ordinary login may use algorithms that we don't").isInstanceOf(ValidationResult.NotOurs.class);
        refused(authorize("client_id", Tpp.ID, "request", signed("RS512", claims())), ErrorCode.REQUEST_OBJECT_SIGNATURE);
    }

    @Test
    void a_reference_of_a_tpps_isnt_fetched_and_isnt_left_to_the_server_either() {
        refused(authorize("client_id", Tpp.ID, "request_uri", "https://tpp.example.com/r", "acr_values", "obconnect"),
                ErrorCode.REQUEST_URI_INVALID);
        refused(authorize("client_id", Tpp.ID, "request_uri", "https://tpp.example.com/r"), ErrorCode.REQUEST_URI_INVALID);
    }

    @Test
    void another_client_is_refused_only_where_it_asks_for_us_by_name() {
        Client shop = new Client("shop", "Shop", Optional.empty(), Optional.empty(), Optional.empty(), List.of("https://shop.example/cb"),
                List.of("code"), Optional.empty(), Optional.empty(), true, false, false, Set.of());
        clients.put("shop", shop);
        ValidationResult.Invalid refused = refused(authorize("client_id", "shop", "acr_values", "obconnect", "redirect_uri",
                "https://shop.example/cb", "state", "s"), ErrorCode.CLIENT_NOT_CONFIGURED);
        assertThat(refused.target()).contains(
                new ErrorResponseTarget("shop", "https://shop.example/cb", Optional.of("s"), "code", Optional.empty()));
        assertThat(refused.clientId()).isEmpty();
        assertThat(authorize("client_id", "shop", "acr_values", "simple_password_auth", "request", signed("PS256", claims())))
                .isInstanceOf(ValidationResult.NotOurs.class);
    }

    @Test
    void an_unknown_or_disabled_client_is_the_servers_to_answer() {
        clients.clear();
        assertThat(authorize("client_id", Tpp.ID, "request", signed("PS256", claims()))).isInstanceOf(ValidationResult.NotOurs.class);
    }

    // pushed requests

    @ParameterizedTest
    @EnumSource(value = Endpoint.class, names = "PAR")
    void a_pushed_object_is_wrapped_with_the_times_that_the_server_demands(Endpoint par) {
        ValidatedRequest valid = valid(validate(par, "client_id", Tpp.ID, "response_type", "code", "redirect_uri", REDIRECT_URI,
                "scope", "openid", "client_secret", "x", "request", dir(topLevel(), CLIENT_SECRET)));
        JSONObject inside = asTheServerReads(valid.forServer().get("request"), CLIENT_SECRET);
        assertThat(inside.getLong("nbf")).isEqualTo(NOW.getEpochSecond());
        assertThat(inside.getLong("exp")).isEqualTo(NOW.getEpochSecond() + 600);
        assertThat(valid.forServer()).containsEntry("client_secret", "x").containsEntry("acr_values", "obconnect");
        assertThat(valid.target()).as("answered as JSON").isEmpty();
        pushed.put(REFERENCE, new Pushed(Tpp.ID, valid.forServer(), false));
        ValidatedRequest later = valid(authorize("client_id", Tpp.ID, "request_uri", REFERENCE));
        assertThat(later.asked().intent().value()).isEqualTo(INTENT);
        assertThat(later.forServer()).isEqualTo(Map.of("client_id", Tpp.ID, "request_uri", REFERENCE));
        assertThat(later.target().orElseThrow().redirectUri()).isEqualTo(REDIRECT_URI);
    }

    @Test
    void a_pushed_jws_without_nbf_gets_it_beside_the_object() {
        String object = signed("PS256", claims());
        assertThat(valid(validate(Endpoint.PAR, "client_id", Tpp.ID, "request", object)).forServer()).containsEntry("request", object)
                .containsEntry("nbf", Long.toString(NOW.getEpochSecond()));
    }

    @Test
    void a_pushed_intent_outside_an_object_is_refused() {
        refused(validate(Endpoint.PAR, "client_id", Tpp.ID, "openbanking_intent_id", INTENT), ErrorCode.REQUEST_OBJECT_MISSING);
        refused(validate(Endpoint.PAR, "client_id", Tpp.ID, "acr_values", "obconnect"), ErrorCode.REQUEST_OBJECT_MISSING);
        pushed.put(REFERENCE, new Pushed(Tpp.ID, Map.of("acr_values", "obconnect"), false));
        refused(authorize("client_id", Tpp.ID, "request_uri", REFERENCE), ErrorCode.REQUEST_OBJECT_MISSING);
        pushed.put(REFERENCE, new Pushed(Tpp.ID, Map.of("scope", "openid"), false));
        assertThat(authorize("client_id", Tpp.ID, "request_uri", REFERENCE)).isInstanceOf(ValidationResult.NotOurs.class);
    }

    @Test
    void a_reference_that_is_unknown_or_another_clients_is_refused() {
        refused(authorize("client_id", Tpp.ID, "request_uri", REFERENCE), ErrorCode.REQUEST_URI_INVALID);
        pushed.put(REFERENCE, new Pushed("tpp-2", Map.of("request", signed("PS256", claims())), false));
        refused(authorize("client_id", Tpp.ID, "request_uri", REFERENCE), ErrorCode.REQUEST_URI_INVALID);
    }

    @Test
    void a_pushed_request_that_would_run_the_servers_default_is_refused() {
        pushed.put(REFERENCE, new Pushed(Tpp.ID, Map.of("request", signed("PS256", claims()), "redirect_uri", REDIRECT_URI), false));
        server = new Tpp.Server(false, false, "simple_password_auth");
        refused(authorize("client_id", Tpp.ID, "request_uri", REFERENCE), ErrorCode.OTHER_ACR_REQUESTED);
    }

    // no browser

    @Test
    void an_intent_cant_be_joined_to_a_ciba_or_device_request() {
        for (String name : List.of("auth_req_id", "user_code")) {
            refused(validate(Endpoint.AUTHORIZE, "client_id", Tpp.ID, "request", signed("PS256", claims()), name, "x"), ErrorCode.BACKCHANNEL_REFUSED);
        }
    }

    @Test
    void ciba_and_device_flow_are_refused_an_intent_and_our_acr() {
        refused(validate(Endpoint.BACKCHANNEL, "client_id", Tpp.ID, "acr_values", "obconnect"), ErrorCode.BACKCHANNEL_REFUSED);
        refused(validate(Endpoint.BACKCHANNEL, "client_id", Tpp.ID, "request", signed("PS256", claims())), ErrorCode.BACKCHANNEL_REFUSED);
        refused(validate(Endpoint.BACKCHANNEL, "client_id", Tpp.ID, "request", signed("RS512", claims())), ErrorCode.BACKCHANNEL_REFUSED);
        assertThat(validate(Endpoint.BACKCHANNEL, "client_id", Tpp.ID, "request", signed("PS256", "{}"))).isInstanceOf(ValidationResult.NotOurs.class);
        assertThat(validate(Endpoint.BACKCHANNEL, "client_id", Tpp.ID)).isInstanceOf(ValidationResult.NotOurs.class);
    }

    // the login page

    private Parameters sealedPage(ConsentParameters asked, String query) {
        String address = SealedRedirect.seal(Tpp.keyed(configuration).seal(), Purpose.LOGIN_PAGE, "/jans-auth/authorize.htm?" + query,
                "/jans-auth", asked.content(NOW));
        return ParametersTest.ofQuery(address.substring(address.indexOf('?') + 1));
    }

    private static ConsentParameters asked(boolean objectOnly) {
        return new ConsentParameters(new IntentId(INTENT), AcrRequirement.NONE, "openid accounts", objectOnly);
    }

    @Test
    void the_login_page_takes_what_the_endpoint_validated_and_sealed() {
        ValidatedRequest valid = valid(validate(Endpoint.LOGIN_PAGE, sealedPage(asked(false), "client_id=tpp-1&state=s&response_mode=jwt&sid")));
        assertThat(valid.asked()).isEqualTo(asked(false));
        assertThat(valid.target()).contains(new ErrorResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("s"), "code", Optional.of("jwt")));
    }

    @Test
    void the_login_page_called_straight_is_refused_whatever_the_request_is() {
        String object = signed("PS256", claims(",\"state\":\"s\""));
        assertThat(refused(validate(Endpoint.LOGIN_PAGE, "client_id", Tpp.ID, "request", object), ErrorCode.AUTHENTICATION_REQUEST_UNVERIFIED).target())
                .contains(new ErrorResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("s"), "code", Optional.empty()));
        refused(validate(Endpoint.LOGIN_PAGE, "client_id", Tpp.ID, "request", object, "obconnect", "junk"), ErrorCode.AUTHENTICATION_REQUEST_UNVERIFIED);
        refused(validate(Endpoint.LOGIN_PAGE, "client_id", Tpp.ID, "acr_values", "obconnect"), ErrorCode.REQUEST_OBJECT_MISSING);
        assertThat(validate(Endpoint.LOGIN_PAGE, "client_id", Tpp.ID, "scope", "openid")).isInstanceOf(ValidationResult.NotOurs.class);
    }

    @Test
    void a_sealed_login_page_is_refused_once_its_intent_is_used_up_or_the_token_script_is_gone() {
        Parameters page = sealedPage(asked(true), "client_id=tpp-1");
        valid(validate(Endpoint.LOGIN_PAGE, page));
        used.add(INTENT);
        refused(validate(Endpoint.LOGIN_PAGE, page), ErrorCode.INTENT_USED);
        valid(validate(Endpoint.LOGIN_PAGE, sealedPage(asked(false), "client_id=tpp-1")));
        clients.put(Tpp.ID, client(List.of(REDIRECT_URI), List.of("code"), false));
        refused(validate(Endpoint.LOGIN_PAGE, page), ErrorCode.CLIENT_WITHOUT_TOKEN_SCRIPT);
    }

    // the form of an error

    @Test
    void state_and_response_mode_of_an_object_that_cant_be_verified_decide_the_form_of_the_error_and_nothing_else() {
        String payload = claims(",\"state\":\"inside\",\"response_mode\":\"jwt\"");
        String forged = signed("PS256", payload, Tpp.SERVER_KEY.getPrivateKey(), "rsa-1");
        assertThat(refused(authorize("client_id", Tpp.ID, "request", forged), ErrorCode.REQUEST_OBJECT_SIGNATURE).target())
                .contains(new ErrorResponseTarget(Tpp.ID, REDIRECT_URI, Optional.of("inside"), "code", Optional.of("jwt")));
        clients.put(Tpp.ID, client(List.of(REDIRECT_URI, "https://tpp.example.com/other"), List.of("code"), true));
        assertThat(refused(authorize("client_id", Tpp.ID, "request", forged), ErrorCode.REQUEST_OBJECT_SIGNATURE).target())
                .as("its redirect URI counts for nothing").isEmpty();
    }

    @Test
    void an_intent_of_a_request_with_only_an_object_is_good_for_one_journey() {
        String object = dir(topLevel(), SHARED_SECRET);
        valid(authorize("request", object));
        used.add(INTENT);
        assertThat(refused(authorize("request", object), ErrorCode.INTENT_USED).target()).isPresent();
    }
}
