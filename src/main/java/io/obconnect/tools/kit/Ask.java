package io.obconnect.tools.kit;

import io.obconnect.message.Base64Url;
import io.obconnect.message.Json;
import io.obconnect.message.Sha256;
import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Http;
import io.obconnect.tools.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kit ask}: the authorization request that a TPP begins a consent with (protocol section 1). */
@Command(name = "ask", description = {"Makes an authorization request as a TPP does, and prints the address to open in a browser. docs/tpp.md explains the forms.",
    "With --json and with --push it has a PKCE challenge, whose verifier is shown too.",
    "", "The client secret comes from --client-secret-file or the environment variable " + Ask.VARIABLE + "."},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:done",
            "1:the auth server refuses the push",
            "2:the command line can't be understood",
            "3:a secret, key or address can't be read, or the auth server can't be reached"})
final class Ask extends KitCommand {

    static final String VARIABLE = "OBCONNECT_CLIENT_SECRET";
    private static final int CREATED = 201;
    private static final int RANDOM_OCTETS = 32;
    private static final int LARGEST_PORT = 65_535;

    /** How the intent travels. */
    enum Form {
        /** in a signed object */
        SIGNED,
        /** in an object that is encrypted with dir */
        DIR,
        /** a signed object inside dir */
        SIGNED_DIR,
        /** in the claims parameter, without an object; pushed only */
        CLAIMS
    }

    @Option(names = "--form", paramLabel = "FORM", defaultValue = "signed",
            description = "signed, dir, signed_dir, or claims for a push without an object, as in FAPI 2.0 (default: ${DEFAULT-VALUE}).")
    private Form form = Form.SIGNED;

    @Option(names = "--push", description = "Push it first (PAR, RFC 9126). With the client secret, else with a client assertion of --key-file.")
    private boolean push;

    @Option(names = "--hostname", paramLabel = "URL", defaultValue = "https://auth.example.com",
            description = "The auth server's issuer (default: ${DEFAULT-VALUE}).")
    private String hostname;

    @Option(names = "--client-id", paramLabel = "ID", description = "The TPP (default: ${DEFAULT-VALUE}).", defaultValue = "tpp-1")
    private String clientId;

    @Option(names = "--client-secret-file", paramLabel = "FILE", description = "Its secret: for dir, for pushes, and for HS256 where there is no key.")
    private Path secretFile;

    @Option(names = "--key-file", paramLabel = "FILE", description = "Its private key, PKCS #8 in PEM: RSA signs with PS256, P-256 with ES256.")
    private Path keyFile;

    @Option(names = "--kid", paramLabel = "KID", description = "The key's name in the client's key set.")
    private String kid;

    @Option(names = "--redirect-uri", paramLabel = "URL", description = "As registered (default: ${DEFAULT-VALUE}).",
            defaultValue = "https://tpp.example.com/cb")
    private String redirectUri;

    @Option(names = "--intent", paramLabel = "ID", description = "The intent (default: ${DEFAULT-VALUE}).",
            defaultValue = "72663272-0648-427c-bad4-6dc2cdc0c0a1")
    private String intent;

    @Option(names = "--scope", paramLabel = "SCOPES", description = "Space-separated (default: ${DEFAULT-VALUE}).", defaultValue = "openid accounts")
    private String scope;

    @Option(names = "--response-type", paramLabel = "TYPE", description = "code, or \"code id_token\" (default: ${DEFAULT-VALUE}).", defaultValue = "code")
    private String responseType;

    @Option(names = "--response-mode", paramLabel = "MODE", description = "query, fragment, form_post, jwt, query.jwt, fragment.jwt or form_post.jwt.")
    private String responseMode;

    @Option(names = "--prompt", paramLabel = "PROMPT", description = "login, consent, select_account, several of them, or none.")
    private String prompt;

    @Option(names = "--acr", paramLabel = "ACR", description = "An acr that the TPP insists on; may be repeated.")
    private List<String> acrs = List.of();

    @Option(names = "--state", paramLabel = "STATE", description = "Default: a random one.")
    private String state;

    @Mixin
    private final AuthServerCall authServer = new AuthServerCall();

    Ask(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(Screen screen) throws IOException {
        if (form == Form.CLAIMS && !push) {
            throw misuse("--form claims wants --push: nobody vouches for claims that a browser brings");
        }
        TppCredentials credentials = new TppCredentials(secret(), Optional.ofNullable(keyFile).map(TppCredentials::key), Optional.ofNullable(kid));
        URI server = server();
        // only where the verifier is shown: without it the code can't be redeemed. Pushes need a challenge in FAPI mode (docs/tpp.md)
        Optional<String> verifier = json() || push ? Optional.of(random()) : Optional.empty();
        Map<String, Object> members = members(verifier);
        Map<String, String> parameters = parameters(members, server, credentials);
        Map<String, Object> result = new LinkedHashMap<>();
        if (push) {
            Http.Answer answer = pushed(parameters, server, credentials);
            Optional<String> requestUri = answer.json().flatMap(json -> Json.string(json, "request_uri"));
            if (answer.status() != CREATED || requestUri.isEmpty()) {
                return refused(screen, answer);
            }
            parameters = new LinkedHashMap<>(Map.of("client_id", clientId, "request_uri", requestUri.get()));
        }
        String address = server + "/jans-auth/restv1/authorize?" + Browser.encode(parameters);
        if (!json()) {
            screen.tamed(address);
            verifier.ifPresent(secret -> aside("code_verifier for the token call: " + secret));
            return ExitCode.DONE;
        }
        result.put("address", address);
        for (String member : new String[] {"state", "nonce"}) {
            result.put(member, members.get(member));
        }
        verifier.ifPresent(secret -> result.put("code_verifier", secret));
        return write(screen, result, List.of());
    }

    /** The auth server's issuer, which has no slash at its end (docs/tpp.md, "The members"). */
    private URI server() {
        try {
            URI server = new URI(hostname.replaceFirst("/$", ""));
            boolean web = "https".equalsIgnoreCase(server.getScheme()) || "http".equalsIgnoreCase(server.getScheme());
            if (web && server.getHost() != null && server.getPort() <= LARGEST_PORT && server.getRawUserInfo() == null && server.getRawQuery() == null
                    && server.getRawFragment() == null) {
                return server;
            }
        } catch (URISyntaxException e) {
            // the same answer: what was typed is no address
        }
        throw new Unreadable("--hostname is no address of an auth server, such as https://auth.example.com.");
    }

    /** Every parameter, as it would stand in an object. */
    private Map<String, Object> members(Optional<String> verifier) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("client_id", clientId);
        members.put("response_type", responseType);
        Optional.ofNullable(responseMode).ifPresent(mode -> members.put("response_mode", mode));
        members.put("redirect_uri", redirectUri);
        members.put("scope", scope);
        members.put("state", state == null ? random() : state);
        members.put("nonce", random());
        Optional.ofNullable(prompt).ifPresent(words -> members.put("prompt", words));
        verifier.ifPresent(secret -> {
            members.put("code_challenge", Base64Url.encode(Sha256.of(secret)));
            members.put("code_challenge_method", "S256");
        });
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("openbanking_intent_id", Map.of("value", intent, "essential", true));
        if (!acrs.isEmpty()) {
            claims.put("acr", Map.of("essential", true, "values", acrs));
        }
        members.put("claims", Map.of("id_token", claims));
        return members;
    }

    /** What is sent: a signed object holds everything, a plain one in {@code dir} the claims alone. */
    private Map<String, String> parameters(Map<String, Object> members, URI server, TppCredentials credentials) {
        if (form == Form.SIGNED || form == Form.SIGNED_DIR) {
            String signed = credentials.signed(timed(members, server), "oauth-authz-req+jwt");
            return new LinkedHashMap<>(Map.of("client_id", clientId, "request",
                    form == Form.SIGNED ? signed : credentials.encrypted(signed, surroundings.random())));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value instanceof String text) {
                parameters.put(name, text);
            }
        });
        Map<String, Object> claims = Map.of("claims", members.get("claims"));
        if (form == Form.DIR) {
            parameters.put("request", credentials.encrypted(Json.text(claims), surroundings.random()));
        } else {
            parameters.put("claims", Json.text(Json.member(members, "claims")));
        }
        return parameters;
    }

    private Map<String, Object> timed(Map<String, Object> members, URI server) {
        long now = surroundings.clock().instant().getEpochSecond();
        Map<String, Object> timed = new LinkedHashMap<>(Map.of("iss", clientId, "aud", server.toString(), "iat", now, "nbf", now, "exp", now + 300, "jti", random()));
        timed.putAll(members);
        return timed;
    }

    private Http.Answer pushed(Map<String, String> parameters, URI server, TppCredentials credentials) {
        URI endpoint = URI.create(server + "/jans-auth/restv1/par");
        Map<String, String> form = new LinkedHashMap<>(parameters);
        List<String> headers = List.of();
        if (credentials.secret().isPresent()) {
            String pair = Browser.encode(clientId) + ":" + Browser.encode(credentials.secret().get());
            headers = List.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        } else if (credentials.key().isPresent()) {
            long now = surroundings.clock().instant().getEpochSecond();
            form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            form.put("client_assertion", credentials.signed(Map.of("iss", clientId, "sub", clientId, "aud", server.toString(), "iat", now, "exp", now + 60,
                    "jti", random()), "JWT"));
        } else {
            throw misuse("--push wants the client secret, or --key-file");
        }
        return authServer.post(endpoint, Browser.encode(form), headers);
    }

    private ExitCode refused(Screen screen, Http.Answer answer) {
        Map<String, Object> said = answer.json().orElse(Map.of());
        Finding finding = Finding.error("The auth server refuses the push with " + answer.status()
                + Json.string(said, "error").map(error -> " " + error).orElse("")
                + Json.string(said, "error_description").map(description -> ": " + description).orElse("") + ".");
        if (json()) {
            return write(screen, said, List.of(finding));
        }
        finding.show(screen);
        return ExitCode.FINDINGS;
    }

    private Optional<String> secret() throws IOException {
        if (secretFile == null) {
            return Optional.ofNullable(surroundings.environment().apply(VARIABLE));
        }
        if (!Files.isReadable(secretFile)) {
            throw new Unreadable("The client secret's file can't be read.");
        }
        return Optional.of(Files.readString(secretFile).replaceFirst("\r?\n$", ""));
    }

    private String random() {
        return Base64Url.encode(surroundings.octets(RANDOM_OCTETS));
    }
}
