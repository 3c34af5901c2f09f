package io.obconnect.tools.kit;

import io.obconnect.message.MessageProfile;
import io.obconnect.message.Json;
import io.obconnect.message.Uids;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes answers as a Consent App does (protocol section 3): right ones, and wrong ones on demand. */
final class AnswerWriter {

    private static final long LIFETIME_SECONDS = 60;

    private final Wire wire;
    private final Surroundings surroundings;

    AnswerWriter(Wire wire, Surroundings surroundings) {
        this.wire = wire;
        this.surroundings = surroundings;
    }

    /**
     * What the bank puts into an approval; what is empty is taken from the question.
     *
     * @param account {@code result.login.account}, else the intent
     * @param acr {@code result.login.acr}, else the TPP's first choice
     * @param consentId {@code result.consent.consent_id}, else a new one
     */
    record Approval(Optional<String> account, Optional<String> acr, Optional<String> consentId) {

        static final Approval USUAL = new Approval(Optional.empty(), Optional.empty(), Optional.empty());
    }

    Reply write(Question question, Decision decision, Approval approval, Set<Misbehaviour> misbehaviours) {
        if (decision == Decision.CANCEL) {
            return new Reply(question.returnTo(), true, List.of());
        }
        Draft draft = new Draft(question, wire, surroundings.clock().instant().getEpochSecond());
        envelope(draft);
        if (decision == Decision.APPROVE) {
            approve(draft, approval);
        } else if (decision == Decision.FAIL) {
            draft.result.put("error", "server_error");
            draft.result.put("error_description", "The bank can't do it now");
        } else {
            draft.result.put("error", "access_denied");
            draft.result.put("error_description", "The person said no");
        }
        draft.payload.put("result", draft.result);
        misbehaviours.forEach(misbehaviour -> misbehaviour.spoil(draft, surroundings));
        String payload = draft.text.apply(Json.text(draft.payload));
        String sealed = draft.wire.counterpart(surroundings.random())
                .seal(draft.direction, Json.text(draft.header), payload.getBytes(StandardCharsets.UTF_8));
        return new Reply(draft.returnTo, false, draft.sent.apply(List.of(draft.sealed.apply(sealed))));
    }

    private void envelope(Draft draft) {
        draft.header.put("enc", "A256GCM");
        draft.header.put("alg", "dir");
        draft.question.kid().filter(wire.ring().current().kid()::equals).ifPresent(kid -> draft.header.put("kid", kid));
        draft.payload.put("uid", draft.question.uid());
        draft.payload.put("exp", draft.now + LIFETIME_SECONDS);
        if (wire.profile() == MessageProfile.STRICT) {
            draft.header.put("typ", "obconnect-response+jwt");
            draft.payload.put("iss", wire.parties().consentApp());
            draft.payload.put("aud", wire.parties().authServer());
            draft.payload.put("iat", draft.now);
            draft.payload.put("jti", new Uids(surroundings.random()).jti());
        }
    }

    private void approve(Draft draft, Approval approval) {
        draft.login.put("account", approval.account().orElse(draft.question.intent()));
        approval.acr().or(() -> draft.question.acrValues().stream().findFirst()).ifPresent(acr -> draft.login.put("acr", acr));
        draft.consent.put("consent_id", approval.consentId().orElseGet(() -> new Uids(surroundings.random()).jti()));
        draft.result.put("login", draft.login);
        draft.result.put("consent", draft.consent);
    }
}
