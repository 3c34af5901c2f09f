package io.obconnect.janssen;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.SessionIdService;
import io.jans.jsf2.service.FacesService;
import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.ConsentRedirection;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.ConsentRedirect;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyBegun;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.request.AuthorizationRequestValidation;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.request.ValidatedRequest;
import io.obconnect.request.ValidationResult;
import io.obconnect.web.Browser;
import io.obconnect.web.ConfigurationOfRequest;
import io.obconnect.web.JourneyCookies;
import io.obconnect.web.LoginPageRequest;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The script's first moment, inside a Faces request of the server's: the person leaves for the bank. */
@ApplicationScoped
public class PrepareStep {

    private static final String RETURN_PATH = "/obconnect/return/";

    @Inject
    private Identity identity;
    @Inject
    private SessionIdService sessions;
    @Inject
    private FacesService faces;
    @Inject
    private ActiveConfiguration active;
    @Inject
    private AuthorizationRequestValidation validation;
    @Inject
    private Fallback fallback;
    @Inject
    private ConsentRedirection beginning;
    @Inject
    private JanssenJourneys journeys;
    @Inject
    private Event<JourneyBegun> begun;
    @Inject
    private Clock clock;

    /** Sends the person to the bank, or leaves a pending response on the request. */
    public boolean prepare() {
        SessionId session = identity.getSessionId();
        if (session == null) {
            PendingResponse.page(ErrorCode.JOURNEY_UNKNOWN).on(request());
            return false;
        }
        if (fallback.applies()) {
            PasswordPage.show(session, sessions, faces);
            return true;
        }
        Optional<KeyedConfiguration> current = ConfigurationOfRequest.of(request(), active);
        if (current.isEmpty()) {
            return refuse(session, Refusal.of(ErrorCode.NOT_CONFIGURED), Optional.empty());
        }
        ValidationResult result = LoginPageRequest.validated(request(), validation, current.get());
        if (result instanceof ValidationResult.Valid valid) {
            return begin(session, valid.request(), current.get())
                    .fold(departure -> depart(session, departure, current.get()), refusal -> refuse(session, refusal, valid.request().target()));
        }
        return result instanceof ValidationResult.Invalid invalid
                ? refuse(session, invalid.refusal(), invalid.target())
                : refuse(session, Refusal.of(ErrorCode.AUTHENTICATION_REQUEST_UNVERIFIED), Optional.empty());
    }

    private Outcome<ConsentRedirect> begin(SessionId session, ValidatedRequest request, KeyedConfiguration current) {
        if (!isOf(session, request)) {
            return Outcome.refuse(ErrorCode.AUTHENTICATION_REQUEST_UNVERIFIED);
        }
        if (request.target().isEmpty()) {
            return Outcome.refuse(ErrorCode.REDIRECT_URI_UNREGISTERED);
        }
        String returnBase = current.configuration().hostname() + request().getContextPath() + RETURN_PATH;
        return beginning.begin(request.asked(), request.target().get(), request.client(), session.getId(), session.getOutsideSid(),
                returnBase, current);
    }

    /** Whether the session was made for this request: of a pushed one the server keeps the client only. */
    private static boolean isOf(SessionId session, ValidatedRequest request) {
        Map<String, String> attributes = session.getSessionAttributes();
        String object = attributes.getOrDefault("request", "");
        return request.clientId().equals(attributes.get("client_id"))
                && (object.isEmpty() || request.parameter("request").filter(object::equals).isPresent());
    }

    /** The server writes the session when this step is over; {@code gate.LoginPageHandler} looks whether it could, and then lets the redirect go. */
    private boolean depart(SessionId session, ConsentRedirect departure, KeyedConfiguration current) {
        Journey journey = departure.journey();
        journeys.note(session, journey);
        BrowserJourneys earlier = BrowserJourneys.read(Browser.cookies(request()), current, journeys, clock.instant());
        for (JourneyCookie surplus : earlier.surplus()) {
            JourneyCookies.remove(response(), surplus.uid(), current);
        }
        JourneyCookies.give(response(), departure.cookie(), journey, clock.instant(), current);
        begun.fire(new JourneyBegun(journey, clock.instant()));
        faces.redirectToExternalURL(departure.location());
        return true;
    }

    private boolean refuse(SessionId session, Refusal refusal, Optional<ErrorResponseTarget> target) {
        sessions.remove(session);
        PendingResponse.refused(refusal, target, target.map(ErrorResponseTarget::clientId)).on(request());
        return false;
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    private static HttpServletResponse response() {
        return (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }
}
