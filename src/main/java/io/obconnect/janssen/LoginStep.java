package io.obconnect.janssen;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.AuthenticationService;
import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.consent.ReturnPage;
import io.obconnect.journey.Approval;
import io.obconnect.journey.ConsentRedirection;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.JourneyLocks;
import io.obconnect.web.ConfigurationOfRequest;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import java.time.Clock;
import java.util.Optional;

/** The script's second moment: the person is back, has approved, and is logged in as the temporary Person. */
@ApplicationScoped
public class LoginStep {

    @Inject
    private Identity identity;
    @Inject
    private AuthenticationService authentication;
    @Inject
    private JanssenJourneys journeys;
    @Inject
    private JourneyLocks locks;
    @Inject
    private ActiveConfiguration configuration;
    @Inject
    private Clock clock;

    /** Logs the temporary Person in, once. */
    public boolean authenticate() {
        SessionId session = identity.getSessionId();
        Optional<Approval> approval = ConfigurationOfRequest.of(request(), configuration).flatMap(current -> ReturnPage.arrival(request(), current.seal()))
                .flatMap(ReturnPage.Arrival::approval);
        if (session == null || approval.isEmpty()) {
            PendingResponse.page(ErrorCode.JOURNEY_UNKNOWN).on(request());
            return false;
        }
        return locks.held(approval.get().uid(), () -> inTurn(session, approval.get()));
    }

    private boolean inTurn(SessionId session, Approval approval) {
        Optional<JourneySession> own = journeys.find(session.getId());
        Optional<Journey> journey = own.flatMap(JourneySession::journey).flatMap(approval::of);
        if (journey.isEmpty()) { // another request has continued the journey: its session has a new id, or the journey another status
            PendingResponse.movedOn().on(request());
            return false;
        }
        return logIn(session, own.get(), journey.get());
    }

    private boolean logIn(SessionId session, JourneySession own, Journey journey) {
        try {
            if (clock.instant().isAfter(journey.deadline().plus(ConsentRedirection.LONGEST))) {
                return fail(own, journey, ErrorCode.JOURNEY_EXPIRED, "approved long ago");
            }
            journeys.note(session, journey.authenticated()); // the server writes it together with the person's name
            if (!authentication.authenticate(journey.uid())) {
                return fail(own, journey, ErrorCode.PERSON_LOGIN_FAILED, "the server refuses the Person");
            }
            return true;
        } catch (RuntimeException | LinkageError e) {
            return fail(own, journey, ErrorCode.PERSON_LOGIN_FAILED, e.getClass().getSimpleName());
        }
    }

    private boolean fail(JourneySession session, Journey journey, ErrorCode code, String detail) {
        session.remove();
        PendingResponse.ended(Refusal.of(code, detail), journey.target(), journey.uid()).on(request());
        return false;
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }
}
