package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The demo TPP: a pay button, and the redirect URI where code or error comes back (protocol sections 1 and 4). A payment belongs to
 * the browser that began it.
 */
final class DemoTpp {

    /** The intent of the first payment; later ones are random. */
    static final String FIRST_INTENT = "72663272-0648-427c-bad4-6dc2cdc0c0a1";
    private static final String INTENT_FORM = "[A-Za-z0-9._:-]{1,128}";
    /** Names a browser to the TPP; cookies know no ports, so on loopback the other parties see it too. */
    static final String COOKIE = "demo_tpp";
    private static final String RESULT = "/result";

    private record Payment(Journey journey, PaymentRequest request, String browser) { }

    /** What came of a payment, to be looked at again by the browser that paid. */
    private record Result(String browser, Supplier<Reply> page) { }

    /** An access token that a payment brought, and whose it is. */
    private record Access(Payment payment, AccessToken token) { }

    private final DemoSettings settings;
    private final Trace trace;
    private final Clock clock;
    private final TppPages pages;
    private final Recent<Payment> payments = new Recent<>();
    private final Recent<Result> results = new Recent<>();
    private final Recent<Access> tokens = new Recent<>();
    private final AtomicBoolean firstIntentUsed = new AtomicBoolean();

    DemoTpp(DemoSettings settings, Trace trace, Panel panel, Clock clock) {
        this.settings = settings;
        this.trace = trace;
        this.clock = clock;
        this.pages = new TppPages(panel, settings);
    }

    Map<String, LoopbackServer.Handler> routes() {
        Map<String, LoopbackServer.Handler> routes = new HashMap<>();
        routes.put("GET /", this::home);
        routes.put("POST /pay", this::pay);
        routes.put("GET " + RESULT, this::result);
        routes.put("POST /introspect", this::introspect);
        settings.tpps().forEach(tpp -> {
            routes.put("GET " + tpp.redirectUri().getPath(), this::callback);
            routes.put("POST " + tpp.redirectUri().getPath(), this::callback);
        });
        return routes;
    }

    private Reply home(Ask ask) {
        String intent = firstIntentUsed.get() ? UUID.randomUUID().toString() : FIRST_INTENT;
        return pages.home(intent);
    }

    private Reply pay(Ask ask) throws JOSEException, ParseException {
        String intent = ask.parameter("intent").filter(value -> value.matches(INTENT_FORM)).orElse(null);
        Optional<DemoSettings.Tpp> tpp = settings.tpps().stream()
                .filter(candidate -> candidate.id().equals(ask.parameter("client").orElse(""))).findFirst();
        boolean signed = ask.parameter("form").filter("PS256"::equals).isPresent();
        if (intent == null || tpp.isEmpty() || (signed && tpp.get().signingKey().isEmpty())) {
            return pages.problem(400, "That payment can't be sent", "The form was not filled in as the pay page has it.");
        }
        OpenIdServer server;
        try {
            server = OpenIdServer.discover(settings.authServer());
        } catch (IOException e) {
            return pages.problem(502, "The auth server doesn't answer", "There is no discovery document below " + settings.authServer() + ".");
        }
        firstIntentUsed.set(true);
        String browser = ask.cookie(COOKIE).filter(Recent::isKey).orElseGet(Recent::randomKey);
        PaymentRequest request = new PaymentRequest(tpp.get(), intent, Recent.randomKey(), Recent.randomKey());
        Journey journey = trace.begin(browser, intent);
        payments.put(request.state(), new Payment(journey, request, browser));
        PaymentRequest.Sent sent = request.at(server.metadata().getAuthorizationEndpointURI(), server.issuer(),
                signed ? PaymentRequest.Form.PS256 : PaymentRequest.Form.DIR, clock.instant());
        trace.add(journey, Hop.browser(Party.TPP, Party.AUTH_SERVER, "asks for a payment's consent", sent.opened()));
        return Reply.redirect(sent.uri()).withCookie(COOKIE, browser);
    }

    private Reply callback(Ask ask) {
        String state = ask.parameter("state").orElse("");
        if (mine(ask, state).isPresent()) {
            return Reply.redirect(result(state)); // it came back already, by reload or the back button: the answer isn't used again
        }
        Optional<Payment> payment = payments.get(state).filter(candidate -> ask.cookie(COOKIE).filter(candidate.browser()::equals).isPresent());
        if (payment.isEmpty()) {
            return pages.problem(400, "This answer belongs to no payment of this browser",
                    "Its state is unknown here: an answer from elsewhere, or one to a payment long ago.");
        }
        // an answer is used once
        if (payments.take(state).isEmpty()) {
            return pages.problem(400, "This answer is being used", "Wait for the page that comes of it, or go back to the start to pay again.");
        }
        results.put(state, new Result(payment.get().browser(), answered(ask, payment.get())));
        return Reply.redirect(result(state)); // neither code nor state stays in the address bar, and a reload shows the page again
    }

    private Supplier<Reply> answered(Ask ask, Payment payment) {
        if (ask.parameter("error").isPresent()) {
            return refused(ask, payment);
        }
        return ask.parameter("code").map(code -> paid(code, payment))
                .orElseGet(() -> () -> pages.problem(400, "This answer has neither code nor error", "The auth server should send one of the two."));
    }

    private static URI result(String state) {
        return URI.create(RESULT + "?payment=" + state);
    }

    private Reply result(Ask ask) {
        return mine(ask, ask.parameter("payment").orElse("")).map(result -> result.page().get())
                .orElseGet(() -> pages.problem(400, "This payment isn't known here", "It was made in another browser, or long ago."));
    }

    private Optional<Result> mine(Ask ask, String state) {
        return results.get(state).filter(result -> ask.cookie(COOKIE).filter(result.browser()::equals).isPresent());
    }

    /** Whether the shop may still pay from this account: the auth server knows. */
    private Reply introspect(Ask ask) {
        String state = ask.parameter("payment").orElse("");
        Optional<Access> access = mine(ask, state).flatMap(result -> tokens.get(state));
        if (access.isEmpty()) {
            return pages.problem(400, "This payment isn't known here", "It was made in another browser, or long ago.");
        }
        Journey journey = access.get().payment().journey();
        DemoSettings.Tpp tpp = access.get().payment().request().tpp();
        try {
            trace.add(journey, Hop.direct(Party.TPP, Party.AUTH_SERVER, "asks whether the access token lives (introspection)"));
            Map<String, Object> answer = OpenIdServer.discover(settings.authServer())
                    .introspect(new ClientSecretBasic(new ClientID(tpp.id()), new Secret(tpp.secret())), access.get().token());
            boolean active = Boolean.TRUE.equals(answer.get("active"));
            trace.add(journey, Hop.direct(Party.AUTH_SERVER, Party.TPP, active ? "active" : "inactive",
                    new Hop.OpenedAnswer("introspection response", "Said by the auth server", Map.of(), answer)));
            return pages.introspected(active, answer, state);
        } catch (IOException e) {
            return pages.problem(502, "The auth server doesn't answer as it should", e.getMessage());
        }
    }

    private Supplier<Reply> refused(Ask ask, Payment payment) {
        String error = ask.parameter("error").orElseThrow();
        String description = ask.parameter("error_description").orElse("");
        trace.add(payment.journey(), Hop.browser(Party.AUTH_SERVER, Party.TPP, "error " + error + ", " + description));
        return () -> pages.refused(error, description, payment.request());
    }

    private Supplier<Reply> paid(String code, Payment payment) {
        Journey journey = payment.journey();
        PaymentRequest request = payment.request();
        trace.add(journey, Hop.browser(Party.AUTH_SERVER, Party.TPP, "a code, with the state"));
        DemoSettings.Tpp tpp = request.tpp();
        try {
            OpenIdServer server = OpenIdServer.discover(settings.authServer());
            trace.add(journey, Hop.direct(Party.TPP, Party.AUTH_SERVER, "exchanges the code (client_secret_basic)"));
            OIDCTokenResponse response = server.exchange(
                    new ClientSecretBasic(new ClientID(tpp.id()), new Secret(tpp.secret())),
                    new AuthorizationCodeGrant(new AuthorizationCode(code), tpp.redirectUri()));
            JWT idToken = response.getOIDCTokens().getIDToken();
            server.verify(idToken, new ClientID(tpp.id()), new Nonce(request.nonce()));
            trace.add(journey, Hop.direct(Party.AUTH_SERVER, Party.TPP, "the tokens",
                    Hop.OpenedAnswer.of("id_token", "Signed by the auth server; the TPP has verified it", idToken),
                    accessToken(response.getOIDCTokens().getAccessToken())));
            JWTClaimsSet claims = idToken.getJWTClaimsSet();
            tokens.put(request.state(), new Access(payment, response.getOIDCTokens().getAccessToken()));
            return () -> pages.paid(claims.toJSONObject(), request);
        } catch (OpenIdServer.TokenRefused e) {
            trace.add(journey, Hop.direct(Party.AUTH_SERVER, Party.TPP, "no tokens: " + e.error()));
            return () -> pages.problem(502, "The auth server gave no tokens", e.error() + ": " + e.getMessage());
        } catch (BadJOSEException | JOSEException e) {
            return () -> pages.problem(502, "The id_token doesn't verify", e.getMessage());
        } catch (IOException | ParseException e) {
            return () -> pages.problem(502, "The auth server doesn't answer as it should", e.getMessage());
        }
    }

    /** Never the token itself: whoever has it can use it. */
    private static Hop.OpenedAnswer accessToken(AccessToken token) {
        try {
            return Hop.OpenedAnswer.of("access token", "Signed by the auth server", JWTParser.parse(token.getValue()));
        } catch (ParseException e) {
            return new Hop.OpenedAnswer("access token", "Opaque: only the auth server knows what it says", Map.of(),
                    Map.of("token_type", token.getType().getValue(), "expires_in", token.getLifetime()));
        }
    }
}
