package io.obconnect.consent;

import io.obconnect.ErrorCode;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journeys;
import io.obconnect.journey.Ticket;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.web.Browser;
import io.obconnect.web.ConfigurationOfRequest;
import io.obconnect.web.FormFields;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /jans-auth/obconnect/return/<ticket>}: where the Consent App sends the browser back to (protocol section 3).
 *
 * <p>GET checks the answer and redirects at once, so that the message never stays in the address bar or history. A cross-site POST comes without
 * SameSite cookies: it is answered with a redirect to a same-site GET that carries the message on. HEAD and prefetch change nothing.
 */
@RequestScoped
@Path("/return/{ticket}")
public class ReturnResource {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnResource.class);

    private final ActiveConfiguration active;
    private final ConsentCallback callback;
    private final Journeys journeys;
    private final Clock clock;

    public ReturnResource() {
        this(null, null, null, null); // for the container: RESTEasy wants it public, CDI uses the other one
    }

    @Inject
    public ReturnResource(ActiveConfiguration active, ConsentCallback callback, Journeys journeys, Clock clock) {
        this.active = active;
        this.callback = callback;
        this.journeys = journeys;
        this.clock = clock;
    }

    @HEAD
    public Response nothing() {
        return Response.noContent().build();
    }

    @GET
    public Response returned(@PathParam("ticket") String sealedTicket, @Context UriInfo uri, @Context HttpServletRequest request) {
        if (Browser.prefetches(request)) {
            return Response.noContent().header("Cache-Control", "no-store").build();
        }
        Optional<KeyedConfiguration> keyed = ConfigurationOfRequest.of(request, active);
        if (keyed.isEmpty()) {
            return stop(PendingResponse.page(ErrorCode.NOT_CONFIGURED), request);
        }
        Optional<Ticket> ticket = callback.ticket(request, sealedTicket, keyed.get());
        if (ticket.isEmpty()) {
            return stop(PendingResponse.page(ErrorCode.TICKET_INVALID), request);
        }
        BrowserJourneys browser = BrowserJourneys.read(Browser.cookies(request), keyed.get(), journeys, clock.instant());
        try {
            MultivaluedMap<String, String> query = uri.getQueryParameters();
            Next next = query.containsKey(CarriedAnswer.CANCEL)
                    ? callback.cancelled(ticket.get(), browser)
                    : callback.answered(request, ticket.get(), query.getOrDefault(CarriedAnswer.SESSION_DATA, List.of()), browser, keyed.get());
            return next instanceof Next.LogIn logIn
                    ? seeOther(ReturnPage.address(request.getContextPath(), logIn, keyed.get().seal()))
                    : stop(((Next.Stop) next).pending(), request);
        } catch (DirectoryUnavailable e) { // the TPP's address isn't known either: a page, and a later reload goes on
            return stop(PendingResponse.page(ErrorCode.DIRECTORY_UNAVAILABLE), request);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {}", ErrorCode.INTERNAL.id(), ErrorCode.INTERNAL.title(), e);
            return stop(callback.unexpected(ticket.get(), browser), request);
        }
    }

    /** A form, urlencoded or multipart; or a POST after a 307 redirect with the message in the query, whatever its body is. */
    @POST
    public Response posted(@PathParam("ticket") String sealedTicket, @Context UriInfo uri, @Context HttpServletRequest request)
            throws IOException {
        Optional<KeyedConfiguration> keyed = ConfigurationOfRequest.of(request, active);
        if (keyed.isEmpty()) {
            return stop(PendingResponse.page(ErrorCode.NOT_CONFIGURED), request);
        }
        if (callback.ticket(request, sealedTicket, keyed.get()).isEmpty()) {
            return stop(PendingResponse.page(ErrorCode.TICKET_INVALID), request); // before a single octet of the body is read
        }
        Optional<Map<String, List<String>>> form = FormFields.read(request, CarriedAnswer.LARGEST_FORM);
        if (form.isEmpty()) {
            return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE).build();
        }
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        boolean cancelled = form.get().containsKey(CarriedAnswer.CANCEL) || query.containsKey(CarriedAnswer.CANCEL);
        List<String> messages = cancelled ? List.of() // the ticket names the journey
                : Stream.concat(query.getOrDefault(CarriedAnswer.SESSION_DATA, List.of()).stream(),
                        form.get().getOrDefault(CarriedAnswer.SESSION_DATA, List.of()).stream()).toList();
        return seeOther(uri.getRequestUri().getRawPath() + CarriedAnswer.query(cancelled, messages));
    }

    /** Leaves a pending response for {@link io.obconnect.gate.PendingResponseWriter}. */
    private static Response stop(PendingResponse pending, HttpServletRequest request) {
        pending.on(request);
        return Response.noContent().build();
    }

    private static Response seeOther(String location) {
        return Response.status(Response.Status.SEE_OTHER).header("Location", location).build();
    }
}
