package io.obconnect.tools.kit;

import io.obconnect.ErrorCode;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Direction;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What a Consent App can do wrong, each with the code that the auth server has for it. */
enum Misbehaviour {
    CUT_RETURN_TO(ErrorCode.TICKET_INVALID, "cuts returnTo off", (draft, on) -> draft.returnTo = draft.returnTo.substring(0, draft.returnTo.length() - 8)),
    NOTHING(ErrorCode.ANSWER_MISSING, "returns without sessionData", (draft, on) -> draft.sent = messages -> List.of()),
    TWICE(ErrorCode.ANSWER_REPEATED, "sends sessionData twice", (draft, on) -> draft.sent = messages -> List.of(messages.get(0), messages.get(0))),
    TOO_LARGE(ErrorCode.ANSWER_TOO_LARGE, "answers with more than 6 KiB", (draft, on) -> draft.payload.put("more", "x".repeat(6 * 1024))),
    FOUR_PARTS(ErrorCode.ANSWER_MALFORMED, "leaves the tag out", (draft, on) ->
            draft.sealed = compact -> compact.substring(0, compact.lastIndexOf('.'))),
    PADDED(ErrorCode.ANSWER_MALFORMED, "pads base64url with =", (draft, on) -> draft.sealed = compact -> compact + "="),
    OTHER_ALG(ErrorCode.ANSWER_HEADER, "names another alg than dir", (draft, on) -> draft.header.put("alg", "A256KW")),
    OTHER_ENC(ErrorCode.ANSWER_HEADER, "names another enc than A256GCM", (draft, on) -> draft.header.put("enc", "A128GCM")),
    ZIPPED(ErrorCode.ANSWER_HEADER, "compresses", (draft, on) -> draft.header.put("zip", "DEF")),
    CRITICAL(ErrorCode.ANSWER_HEADER, "demands an extension with crit", (draft, on) -> draft.header.put("crit", List.of("exp"))),
    UNKNOWN_KID(ErrorCode.ANSWER_HEADER, "names an unknown key", (draft, on) -> draft.header.put("kid", "nobodys1")),
    OTHER_SECRET(ErrorCode.ANSWER_UNDECRYPTABLE, "seals with another secret", Draft::foreignSecret),
    TAMPERED(ErrorCode.ANSWER_UNDECRYPTABLE, "changes the message after sealing it", (draft, on) ->
            draft.sealed = compact -> Draft.part(compact, 3, Draft::flipped)),
    UNDERIVED_KEY(ErrorCode.ANSWER_UNDECRYPTABLE, MessageProfile.STRICT, "seals with the shared secret itself, in strict", (draft, on) ->
            draft.wire = new Wire(MessageProfile.LEGACY, draft.wire.ring(), draft.wire.parties(), draft.wire.accountIsIntent())),
    OTHER_DIRECTION(ErrorCode.ANSWER_UNDECRYPTABLE, MessageProfile.STRICT, "seals with the request's key, in strict", (draft, on) ->
            draft.direction = Direction.REQUEST),
    REFLECTED(ErrorCode.ANSWER_REFLECTED, "sends the request back", (draft, on) -> draft.sealed = compact -> draft.question.sealed()),
    NOT_JSON(ErrorCode.ANSWER_NOT_JSON, "seals something that isn't JSON", (draft, on) -> draft.text = json -> "uid=" + draft.question.uid()),
    DUPLICATE_MEMBER(ErrorCode.ANSWER_NOT_JSON, "writes a member twice", (draft, on) ->
            draft.text = json -> "{\"uid\":\"x\"," + json.substring(1)),
    TEXT_TIMES(ErrorCode.ANSWER_TIMES, "writes exp as text", (draft, on) -> draft.payload.put("exp", String.valueOf(draft.now + 60))),
    EXPIRED(ErrorCode.ANSWER_EXPIRED, "answers with an exp in the past", (draft, on) -> draft.payload.put("exp", draft.now - 60)),
    MILLISECONDS(ErrorCode.ANSWER_EARLY, "writes iat in milliseconds", (draft, on) -> draft.payload.put("iat", draft.now * 1000)),
    NO_UID(ErrorCode.ANSWER_OTHER_JOURNEY, "leaves uid out", (draft, on) -> draft.payload.remove("uid")),
    OTHER_UID(ErrorCode.ANSWER_OTHER_JOURNEY, "answers for another journey", (draft, on) ->
            draft.payload.put("uid", "obconnect_aaaaaaaaaaaaaaaaaaaaaaaaaa")),
    NO_TYP(ErrorCode.ANSWER_STRICT_CLAIMS, MessageProfile.STRICT, "leaves typ out, in strict", (draft, on) -> draft.header.remove("typ")),
    OTHER_ISS(ErrorCode.ANSWER_STRICT_CLAIMS, MessageProfile.STRICT, "names another iss, in strict", (draft, on) ->
            draft.payload.put("iss", "https://other.example.com")),
    OTHER_AUD(ErrorCode.ANSWER_STRICT_CLAIMS, MessageProfile.STRICT, "names another aud, in strict", (draft, on) ->
            draft.payload.put("aud", "https://other.example.com")),
    NO_JTI(ErrorCode.ANSWER_STRICT_CLAIMS, MessageProfile.STRICT, "leaves jti out, in strict", (draft, on) -> draft.payload.remove("jti")),
    NO_RESULT(ErrorCode.ANSWER_RESULT, "leaves result out", (draft, on) -> draft.payload.remove("result")),
    RESULT_AS_TEXT(ErrorCode.ANSWER_RESULT, "writes result as JSON text", (draft, on) -> draft.payload.put("result", "{}")),
    NO_LOGIN(ErrorCode.ANSWER_RESULT, "approves without login", (draft, on) -> draft.result.remove("login")),
    YES_AND_NO(ErrorCode.ANSWER_RESULT, "approves and refuses at once", (draft, on) -> draft.result.put("error", "access_denied")),
    OTHER_ACCOUNT(ErrorCode.ANSWER_ACCOUNT, "answers for another intent", (draft, on) -> draft.login.put("account", "another-intent")),
    NO_ACR(ErrorCode.ANSWER_ACR_UNMET, "leaves acr out", (draft, on) -> draft.login.remove("acr")),
    OTHER_ACR(ErrorCode.ANSWER_ACR_UNMET, "names an acr that wasn't asked for", (draft, on) -> draft.login.put("acr", "urn:example:password")),
    BAD_CONSENT_ID(ErrorCode.ANSWER_CONSENT_ID, "gives a consent id with a space", (draft, on) -> draft.consent.put("consent_id", "consent 1"));

    private final ErrorCode code;
    private final MessageProfile only;
    private final String deed;
    private final BiConsumer<Draft, Surroundings> spoil;

    Misbehaviour(ErrorCode code, String deed, BiConsumer<Draft, Surroundings> spoil) {
        this(code, null, deed, spoil);
    }

    Misbehaviour(ErrorCode code, MessageProfile only, String deed, BiConsumer<Draft, Surroundings> spoil) {
        this.code = code;
        this.only = only;
        this.deed = deed;
        this.spoil = spoil;
    }

    /** What the auth server says. */
    ErrorCode code() {
        return code;
    }

    /** What the Consent App does. */
    String deed() {
        return deed;
    }

    /** Whether what is sent as {@code sessionData} is wrong, messages left out or sent twice included, and not where it is sent. */
    boolean inMessage() {
        return this != CUT_RETURN_TO;
    }

    boolean possible(MessageProfile profile) {
        return only == null || only == profile;
    }

    /** Says so where some have no meaning in this profile. */
    static Optional<String> senseless(Collection<Misbehaviour> chosen, MessageProfile profile) {
        List<Misbehaviour> senseless = chosen.stream().filter(misbehaviour -> !misbehaviour.possible(profile)).toList();
        return senseless.isEmpty() ? Optional.empty() : Optional.of("Only the strict protocol knows " + senseless + ": add --protocol strict.");
    }

    void spoil(Draft draft, Surroundings surroundings) {
        spoil.accept(draft, surroundings);
    }

    /** As on the command line: {@code other-uid}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
