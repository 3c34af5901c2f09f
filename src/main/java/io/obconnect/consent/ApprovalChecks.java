package io.obconnect.consent;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.config.Configuration.AccountMeans;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.message.Answer;
import io.obconnect.request.IntentId;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An approval, compared with what the TPP asked for (protocol section 3: account, acr, consent id). */
final class ApprovalChecks {

    private ApprovalChecks() {
    }

    /** @return the consent; refused with {@link ErrorCode#ANSWER_ACCOUNT}, {@link ErrorCode#ANSWER_ACR_UNMET} or {@link ErrorCode#ANSWER_CONSENT_ID} */
    static Outcome<Consent> of(Answer.Approved answer, Journey journey, AccountMeans accountMeans, Instant now) {
        String consentId = answer.consentId().orElse(journey.intent().value());
        if (accountMeans == AccountMeans.INTENT && !answer.account().equals(journey.intent().value())) {
            return Outcome.refuse(ErrorCode.ANSWER_ACCOUNT);
        }
        if (journey.acr().essential() && answer.acr().filter(journey.acr().values()::contains).isEmpty()) {
            return Outcome.refuse(ErrorCode.ANSWER_ACR_UNMET);
        }
        if (!IntentId.isValid(consentId)) {
            return Outcome.refuse(ErrorCode.ANSWER_CONSENT_ID);
        }
        return Outcome.accept(new Consent(consentId, answer.acr(), now.truncatedTo(ChronoUnit.MILLIS)));
    }
}
