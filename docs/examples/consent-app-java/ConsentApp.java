// A minimal Consent App: one file and Nimbus JOSE + JWT. What it does is explained in docs/consent-app.md.
//
//   SHARED_SECRET=… AUTH_SERVER=https://auth.example.com ORIGIN=https://bank.example.com java -cp nimbus-jose-jwt.jar ConsentApp.java
//
// SHARED_SECRET      shared with the auth server: plain text, by the key rule
// SHARED_SECRET_OLD  while secrets rotate, the other one, which opens too
// AUTH_SERVER        the auth server's issuer; nobody is ever sent anywhere else
// ORIGIN             this app's own origin, as the world sees it
// PROTOCOL           legacy (the default) or strict
// PORT               8091; it listens on loopback, a TLS proxy belongs in front of it
// BANK_USER, BANK_PASSWORD  the one person who can log in. Your bank's login takes their place.

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class ConsentApp {

    private static final String REQUEST_TYPE = "obconnect-request+jwt";
    private static final String RESPONSE_TYPE = "obconnect-response+jwt";
    private static final String REVOCATION_TYPE = "obconnect-revocation+jwt";
    private static final int VISITS = 1000;

    private final String authServer = setting("AUTH_SERVER", "https://auth.example.com");
    private final int port = Integer.parseInt(setting("PORT", "8091"));
    private final String origin = setting("ORIGIN", "http://localhost:" + port);
    private final boolean strict = setting("PROTOCOL", "legacy").equals("strict");
    private final String user = setting("BANK_USER", null);
    private final String password = setting("BANK_PASSWORD", null);
    private final List<Keys> keys = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();

    public static void main(String[] arguments) throws Exception {
        new ConsentApp().start();
    }

    private ConsentApp() throws GeneralSecurityException {
        keys.add(Keys.of(setting("SHARED_SECRET", null), strict));
        String old = setting("SHARED_SECRET_OLD", "");
        if (!old.isEmpty()) {
            keys.add(Keys.of(old, strict));
        }
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv().getOrDefault(name, otherwise);
        if (value == null) {
            throw new IllegalStateException("set " + name);
        }
        return value;
    }

    // ---- keys --------------------------------------------------------------------------------------------------------------

    /** legacy: one key for both directions; strict: one for each, HKDF-SHA-256 with an empty salt. */
    private record Keys(byte[] request, byte[] response) {

        static Keys of(String secret, boolean strict) throws GeneralSecurityException {
            byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
            // exactly 32 octets are the key as they are, anything else is hashed
            byte[] key = octets.length == 32 ? octets : MessageDigest.getInstance("SHA-256").digest(octets);
            return strict
                    ? new Keys(hkdf(key, "obconnect request v1"), hkdf(key, "obconnect response v1"))
                    : new Keys(key, key);
        }

        /** RFC 5869 for one block, which is all that 32 octets take. */
        private static byte[] hkdf(byte[] key, String label) throws GeneralSecurityException {
            byte[] extracted = hmac(new byte[32], key);
            return hmac(extracted, (label + "\u0001").getBytes(StandardCharsets.UTF_8));
        }

        private static byte[] hmac(byte[] key, byte[] octets) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(octets);
        }
    }

    // ---- messages ----------------------------------------------------------------------------------------------------------

    /** A request that is for us, and what answering it takes. */
    private record Asked(Map<String, Object> request, Keys keys, String kid) {

        String text(String name) {
            return (String) request.get(name);
        }

        Instant expires() {
            return Instant.ofEpochSecond(((Number) request.get("exp")).longValue());
        }

        String intent() throws ParseException {
            Map<String, Object> details = JSONObjectUtils.getJSONObject(JSONObjectUtils.getJSONObject(request, "prompt"), "details");
            return JSONObjectUtils.getString(JSONObjectUtils.getJSONObject(details, "openbanking_intent_id"), "value");
        }

        /** What the TPP accepts, most wanted first. {@code claims} is JSON text inside the JSON. */
        List<String> acrs() throws ParseException {
            Map<String, Object> claims = JSONObjectUtils.parse(JSONObjectUtils.getString(JSONObjectUtils.getJSONObject(request, "params"), "claims"));
            return JSONObjectUtils.getStringList(JSONObjectUtils.getJSONObject(JSONObjectUtils.getJSONObject(claims, "id_token"), "acr"), "values");
        }
    }

    private Asked open(String sessionData) throws ParseException {
        JWEObject jwe = JWEObject.parse(sessionData);
        JWEHeader header = jwe.getHeader();
        require(JWEAlgorithm.DIR.equals(header.getAlgorithm()) && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                && header.getCompressionAlgorithm() == null && header.getCriticalParams() == null, "header");
        require(!strict || new JOSEObjectType(REQUEST_TYPE).equals(header.getType()), "typ");
        for (Keys candidate : keys) {
            try {
                JWEObject message = JWEObject.parse(sessionData);
                message.decrypt(new DirectDecrypter(candidate.request()));
                Asked asked = new Asked(message.getPayload().toJSONObject(), candidate, header.getKeyID());
                check(asked);
                return asked;
            } catch (JOSEException e) {
                continue; // not sealed with this key, or changed on its way
            }
        }
        throw new ParseException("not sealed with our secret", 0);
    }

    private void check(Asked asked) throws ParseException {
        require(asked.request() != null, "not JSON");
        require(asked.request().get("exp") instanceof Number && asked.expires().isAfter(Instant.now()), "expired");
        require(asked.request().get("returnTo") instanceof String returnTo
                && returnTo.startsWith(authServer + "/jans-auth/obconnect/return/"), "returnTo");
        require(!strict || authServer.equals(asked.request().get("iss")) && origin.equals(asked.request().get("aud")), "iss or aud");
    }

    private static void require(boolean condition, String what) throws ParseException {
        if (!condition) {
            throw new ParseException(what, 0);
        }
    }

    private String seal(Asked asked, Map<String, Object> result) throws JOSEException {
        long now = Instant.now().getEpochSecond();
        // kid: the secret that the request was sealed with
        JWEHeader.Builder header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).keyID(asked.kid());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("uid", asked.text("uid"));
        answer.put("exp", now + 60);
        answer.put("result", result);
        if (strict) {
            header.type(new JOSEObjectType(RESPONSE_TYPE));
            answer.putAll(Map.of("iss", origin, "aud", authServer, "iat", now, "jti", UUID.randomUUID().toString()));
        }
        return sealed(asked.keys(), header.build(), answer);
    }

    /** That a consent has ended: sealed as an answer is, but it says what it is, in both protocols. */
    private String revocation(Consent consent) throws JOSEException {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> message = new LinkedHashMap<>(Map.of("consent_id", consent.id(), "openbanking_intent_id", consent.intent(),
                "iat", now, "exp", now + 300, "jti", UUID.randomUUID().toString(), "reason", "withdrawn by the customer"));
        if (strict) {
            message.putAll(Map.of("iss", origin, "aud", authServer));
        }
        return sealed(keys.get(0), new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).type(new JOSEObjectType(REVOCATION_TYPE)).build(),
                message);
    }

    private static String sealed(Keys keys, JWEHeader header, Map<String, Object> payload) throws JOSEException {
        JWEObject jwe = new JWEObject(header, new Payload(payload)); // the library takes a new IV for each message
        jwe.encrypt(new DirectEncrypter(keys.response()));
        return jwe.serialize();
    }

    // ---- consents ----------------------------------------------------------------------------------------------------------

    /** Your bank's system of consents takes the place of this and of the map. */
    private record Consent(String id, String intent, String client, String scope, Instant since) {
    }

    private final Map<String, Consent> consents = bounded();
    /** Who looks at "My consents", by the cookie's value. */
    private final Map<String, Instant> sessions = bounded();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private static <V> Map<String, V> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > VISITS;
            }
        });
    }

    /** Whether the auth server has taken it. The tokens of a consent live until it is told that it has ended, so it is to be said until then. */
    private boolean end(Consent consent) throws JOSEException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(authServer + "/jans-auth/obconnect/revocations")).timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("revocation=" + revocation(consent))).build();
        try {
            if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 204) {
                consents.remove(consent.id());
                return true;
            }
        } catch (IOException e) {
            System.err.println("the auth server can't be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    // ---- visits ------------------------------------------------------------------------------------------------------------

    /**
     * One request in one browser. Page and form name the visit, so that two tabs are two visits; the visit's own cookie says that it is this
     * browser's.
     */
    private static final class Visit {
        private final String id;
        private final String browser;
        private final Asked asked;
        private volatile boolean loggedIn;

        private Visit(String id, String browser, Asked asked) {
            this.id = id;
            this.browser = browser;
            this.asked = asked;
        }
    }

    private final Map<String, Visit> visits = bounded();

    private Visit begin(Asked asked) {
        Visit visit = new Visit(randomText(), randomText(), asked);
        visits.put(visit.id, visit);
        return visit;
    }

    private String randomText() {
        byte[] octets = new byte[16];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private Optional<Visit> visitOf(HttpExchange exchange, String id) {
        List<String> cookies = List.of(String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of())).split("; "));
        return Optional.ofNullable(visits.get(String.valueOf(id)))
                .filter(visit -> cookies.contains("visit-" + visit.id + "=" + visit.browser) && visit.asked.expires().isAfter(Instant.now()));
    }

    // ---- pages -------------------------------------------------------------------------------------------------------------

    private static String loginPage(Visit visit) {
        return """
                <form method="post" action="/login"><input type="hidden" name="visit" value="%s">
                <label>User <input name="user" autocomplete="username"></label>
                <label>Password <input name="password" type="password" autocomplete="current-password"></label>
                <button>Log in</button></form>""".formatted(visit.id);
    }

    private static String consentPage(Visit visit) throws ParseException {
        Map<String, Object> client = JSONObjectUtils.getJSONObject(visit.asked.request(), "client");
        Map<String, Object> params = JSONObjectUtils.getJSONObject(visit.asked.request(), "params");
        return """
                <p>%s (%s) asks for your consent to %s, request %s.</p>
                <form method="post" action="/decide"><input type="hidden" name="visit" value="%s">
                <button name="decision" value="approve">Approve</button> <button name="decision" value="deny">Deny</button>
                <button name="decision" value="cancel">Cancel</button></form>""".formatted(escape(client.get("client_name")),
                escape(client.get("org_name")), escape(params.get("scope")), escape(visit.asked.intent()), visit.id);
    }

    private String consentsPage(String session) {
        StringBuilder rows = new StringBuilder();
        for (Consent consent : List.copyOf(consents.values())) {
            rows.append("""
                    <li>%s: %s, since %s
                    <form method="post" action="/consents/end"><input type="hidden" name="session" value="%s">
                    <input type="hidden" name="consent" value="%s"><button>End this consent</button></form></li>""".formatted(escape(consent.client()),
                    escape(consent.scope()), consent.since(), session, escape(consent.id())));
        }
        return rows.isEmpty() ? "<p>You have given no consent.</p>" : "<ul>" + rows + "</ul>";
    }

    private static final String CONSENTS_LOGIN = """
            <form method="post" action="/consents"><label>User <input name="user" autocomplete="username"></label>
            <label>Password <input name="password" type="password" autocomplete="current-password"></label><button>Log in</button></form>""";

    private static String escape(Object text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    private static void page(HttpExchange exchange, int status, String title, String body) throws IOException {
        byte[] html = ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title><main><h1>" + title + "</h1>" + body
                + "</main></html>").getBytes(StandardCharsets.UTF_8);
        headers(exchange);
        exchange.sendResponseHeaders(status, html.length);
        exchange.getResponseBody().write(html);
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        headers(exchange);
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(303, -1);
    }

    private static void headers(HttpExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        // no form-action: some browsers apply it to redirects too, and the way back to the TPP leads over hosts that this app doesn't know
        headers.set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    }

    // ---- the journey -------------------------------------------------------------------------------------------------------

    private void arrive(HttpExchange exchange, String sessionData) throws IOException {
        Visit visit;
        try {
            visit = begin(open(sessionData));
        } catch (ParseException | RuntimeException e) { // anybody can send anything, and libraries don't expect all of it
            System.err.println("refused a request: it can't be read, has expired or isn't for this app");
            page(exchange, 400, "This link can't be used", "<p>Please go back to the app that sent you here and start again.</p>");
            return;
        }
        exchange.getResponseHeaders().add("Set-Cookie",
                "visit-" + visit.id + "=" + visit.browser + "; Path=/; Max-Age=600; HttpOnly; SameSite=Lax" + (origin.startsWith("https") ? "; Secure" : ""));
        redirect(exchange, "/?visit=" + visit.id); // so that the message doesn't stay in the address bar
    }

    /** Your bank's login takes this method's place: an Internal OP, most likely. What it says of how well it knows the person is the acr. */
    private void login(Visit visit, Map<String, String> form) {
        visit.loggedIn = known(form);
    }

    private boolean known(Map<String, String> form) {
        return same(form.get("user"), user) & same(form.get("password"), password);
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(String.valueOf(given).getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private void decide(HttpExchange exchange, Visit visit, String decision) throws IOException, JOSEException, ParseException {
        if (visits.remove(visit.id) == null) { // one answer, also where somebody clicks twice
            page(exchange, 400, "Decided already", "<p>Please go back to the app that sent you here.</p>");
            return;
        }
        String returnTo = visit.asked.text("returnTo");
        if ("cancel".equals(decision)) {
            redirect(exchange, returnTo + "?cancel");
            return;
        }
        String id = UUID.randomUUID().toString();
        if ("approve".equals(decision)) {
            consents.put(id, new Consent(id, visit.asked.intent(),
                    JSONObjectUtils.getString(JSONObjectUtils.getJSONObject(visit.asked.request(), "client"), "client_name"),
                    JSONObjectUtils.getString(JSONObjectUtils.getJSONObject(visit.asked.request(), "params"), "scope"), Instant.now()));
        }
        Map<String, Object> result = "approve".equals(decision)
                ? Map.of("login", Map.of("account", visit.asked.intent(), "acr", visit.asked.acrs().get(0)), "consent", Map.of("consent_id", id))
                : Map.of("error", "access_denied", "error_description", "The person said no");
        redirect(exchange, returnTo + "?sessionData=" + seal(visit.asked, result));
    }

    /** "My consents": a page of its own with a login of its own, outside of any journey. */
    private void myConsents(HttpExchange exchange, String route, Map<String, String> form) throws IOException, JOSEException {
        String cookies = "; " + String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) + ";";
        Optional<String> session = List.copyOf(sessions.keySet()).stream().filter(known -> cookies.contains("; consents=" + known + ";")).findFirst();
        if (route.equals("POST /consents") && known(form)) {
            String fresh = randomText();
            sessions.put(fresh, Instant.now());
            exchange.getResponseHeaders().add("Set-Cookie",
                    "consents=" + fresh + "; Path=/consents; Max-Age=600; HttpOnly; SameSite=Strict" + (origin.startsWith("https") ? "; Secure" : ""));
            redirect(exchange, "/consents");
            return;
        }
        // the form names the session: a page of somebody else's can't send it
        if (route.equals("POST /consents/end") && session.filter(own -> own.equals(form.get("session"))).isPresent()) {
            Consent consent = consents.get(String.valueOf(form.get("consent")));
            if (consent != null && !end(consent)) {
                page(exchange, 502, "Not ended yet", "<p>Please <a href=\"/consents\">try again</a> in a moment.</p>");
                return;
            }
            redirect(exchange, "/consents");
            return;
        }
        page(exchange, 200, "My consents", session.map(this::consentsPage).orElse(CONSENTS_LOGIN));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            handle(exchange);
        } catch (JOSEException | ParseException | RuntimeException e) {
            System.err.println(e.getClass().getSimpleName());
            page(exchange, 500, "Something went wrong", "");
        }
    }

    private void handle(HttpExchange exchange) throws IOException, JOSEException, ParseException {
        String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        if (exchange.getRequestMethod().equals("GET") && query.containsKey("sessionData")) {
            arrive(exchange, query.get("sessionData"));
            return;
        }
        Map<String, String> given = exchange.getRequestMethod().equals("POST") ? form(exchange) : query;
        if (route.endsWith(" /consents") || route.endsWith(" /consents/end")) {
            myConsents(exchange, route, given);
            return;
        }
        Optional<Visit> found = visitOf(exchange, given.get("visit"));
        if (found.isEmpty()) {
            page(exchange, 400, "Nothing to decide", "<p>Please go back to the app that sent you here and start again.</p>");
            return;
        }
        Visit visit = found.get();
        if (route.equals("GET /")) {
            page(exchange, 200, visit.loggedIn ? "Your consent" : "Log in", visit.loggedIn ? consentPage(visit) : loginPage(visit));
        } else if (route.equals("POST /login")) {
            login(visit, given);
            redirect(exchange, "/?visit=" + visit.id);
        } else if (route.equals("POST /decide") && visit.loggedIn) {
            decide(exchange, visit, given.get("decision"));
        } else {
            page(exchange, 404, "There is no such page", "");
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return parameters(new String(exchange.getRequestBody().readNBytes(16384), StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private void start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
        System.out.println("Consent App at " + origin + "/");
    }
}
