package io.obconnect.upgrade;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.orm.PersistenceEntryManager;
import io.obconnect.janssen.JanssenTokenRecords;
import io.obconnect.janssen.TokenDataEntry;
import io.obconnect.journey.Approval;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.Journey.Status;
import io.obconnect.journey.JourneyCodec;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.Ticket;
import io.obconnect.message.KeyRing;
import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import io.obconnect.message.SharedSecret;
import io.obconnect.person.PersonMarker;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.ConsentParameters;
import io.obconnect.request.IntentId;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.revocation.ConsentId;
import io.obconnect.revocation.ConsentNames;
import io.obconnect.token.TokenClaims;
import io.obconnect.web.AuthorizationResponse;
import io.obconnect.web.Ending;
import io.obconnect.web.Reply;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One sample of each form that outlives a node's version: in the session, in the browser, in addresses, in the store. Salt, secret and
 * contents are fixed, so that what an earlier version wrote can be compared with what is written here. The keys are for tests alone.
 */
final class StoredForms {

    static final Instant BEGUN = Instant.parse("2026-11-24T12:00:00Z");
    static final ServerSeal SEAL = new ServerSeal(octets("salt-of-the-stored-forms"),
            new KeyRing(SharedSecret.ofOctets(octets("secret of the stored forms, 35 chars")), List.of()));
    static final String GRANT = "grant-of-the-stored-forms";
    /** What a sealed redirect is bound to: path, then names and values. */
    static final String[] ADDRESS = {"/authorize.htm", "client_id", "2100.0c4a7e5f"};

    static final Consent CONSENT = new Consent("consent-4711", Optional.of("urn:openbanking:psd2:sca"), BEGUN.plusSeconds(42));
    static final JourneyCookie COOKIE = new JourneyCookie("5a1bd0a4-6f0f-4f52-9a0e-1f4f0f3f8d11", "obconnect_abcdefghijklmnopqrstuvwxyz",
            "AAECAwQFBgcICQoLDA0ODw", BEGUN, Optional.of("0c0ffee0-5f5f-4c4c-8b8b-7a7a7a7a7a7a"));
    static final Journey WAITING = new Journey(COOKIE.uid(), new IntentId("urn-openbanking-intent-4711"),
            new AcrRequirement(List.of("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca"), true), "openid payments",
            new ErrorResponseTarget("2100.0c4a7e5f", "https://tpp.example/callback?a=b&c=\u00fc", Optional.of("state \"with\" quotes"), "code id_token",
                    Optional.of("fragment")),
            BEGUN, BEGUN.plusSeconds(300), COOKIE.proof(), Status.WAITING, Optional.empty(), true);
    static final Journey AUTHENTICATED = WAITING.approved(CONSENT).authenticated();
    static final Ticket TICKET = Ticket.of(WAITING);
    static final Approval APPROVAL = new Approval(COOKIE.uid(), CONSENT);
    static final ConsentParameters CONSENT_PARAMETERS = new ConsentParameters(WAITING.intent(), WAITING.acr(), WAITING.scope(), false);
    static final AuthorizationResponse RESPONSE = new AuthorizationResponse(Ending.APPROVED,
            new Reply(302, List.of(new Reply.Header("Location", "https://tpp.example/callback?code=c-4711&state=s")), ""), BEGUN.plusSeconds(60),
            Optional.of("https://tpp.example/"));
    static final PersonMarker MARKER = new PersonMarker(BEGUN.plusSeconds(642), WAITING.clientId(), WAITING.intent(), Optional.of("consent-4711"));
    static final TokenClaims TOKEN_DATA = new TokenClaims(WAITING.intent().value(), "consent-4711", Optional.of("urn:openbanking:psd2:sca"),
            WAITING.intent().value(), COOKIE.uid(), WAITING.clientId(), CONSENT.approvedAt());

    private StoredForms() {
    }

    /** By name, as they are written now. Sealed ones differ from run to run in their random part. */
    static Map<String, String> written() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("journey.waiting", JourneyCodec.encode(WAITING));
        forms.put("journey.authenticated", JourneyCodec.encode(AUTHENTICATED));
        forms.put("cookie.name", JourneyCookie.name(COOKIE.uid(), true));
        forms.put("cookie", COOKIE.seal(SEAL));
        forms.put("ticket", TICKET.seal(SEAL));
        forms.put("redirect.login", SEAL.seal(Purpose.LOGIN_PAGE, CONSENT_PARAMETERS.content(BEGUN), ADDRESS));
        forms.put("response", SEAL.seal(Purpose.AUTHORIZATION_RESPONSE, RESPONSE.content(), COOKIE.uid()));
        forms.put("redirect.return", SEAL.seal(Purpose.RETURN_PAGE, APPROVAL.content(), ADDRESS));
        forms.put("person.marker", String.join(" ", MARKER.values()));
        TokenDataEntry entry = keptEntry();
        forms.put("token.key", entry.getKey());
        forms.put("token.data", entry.getData());
        names().forEach((purpose, name) -> forms.put("name." + purpose, name));
        forms.put("name.revoked.intent", revokedName(ConsentId.intent(WAITING.intent().value())));
        forms.put("name.revoked.consent", revokedName(ConsentId.consent(CONSENT.consentId())));
        return forms;
    }

    /** Entries are found again by these: they must be the same for ever. */
    static Map<Purpose, String> names() {
        Map<Purpose, String> names = new LinkedHashMap<>();
        for (Purpose purpose : List.of(Purpose.PERSON_INUM, Purpose.AUTHORIZATION_RESPONSE_NAME, Purpose.INTENT_CLAIM)) {
            names.put(purpose, SEAL.mac(purpose, COOKIE.uid()));
        }
        return names;
    }

    /** The end of a consent is found again by this, through every change of the shared secret. */
    static String revokedName(ConsentId id) {
        return new ConsentNames(() -> octets("salt-of-the-stored-forms")).of(id);
    }

    private static TokenDataEntry keptEntry() {
        List<TokenDataEntry> entries = new ArrayList<>();
        new JanssenTokenRecords(store(entries), new StaticConfiguration()).keep(GRANT, TOKEN_DATA, BEGUN.plusSeconds(3600));
        return entries.get(0);
    }

    /** A store with these entries, as far as token data needs one; what is searched for isn't looked at. */
    static PersistenceEntryManager store(List<TokenDataEntry> entries) {
        return (PersistenceEntryManager) Proxy.newProxyInstance(StoredForms.class.getClassLoader(), new Class<?>[] {PersistenceEntryManager.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "persist" -> entries.add((TokenDataEntry) arguments[0]) ? null : null;
                    case "findEntries" -> entries;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
