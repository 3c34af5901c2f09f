package io.obconnect.tools.doctor;

import io.obconnect.ErrorCode;
import io.obconnect.message.Json;
import io.obconnect.tools.Discovery;
import io.obconnect.tools.Http;
import io.obconnect.tools.NodeAddress;
import io.obconnect.tools.register.ScriptKind;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLException;

/** What anybody can see of the server: address, TLS, discovery, the extension's REST resource and pages, the clock. */
final class OutsideChecks {

    /** As the messages' tolerance. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Http http;
    private final URI issuer;
    private final Optional<NodeAddress> node;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    /** @param node the one that is asked; empty: whichever answers for the issuer */
    OutsideChecks(Http http, URI issuer, Optional<NodeAddress> node, Clock clock) {
        this.http = node.map(http::at).orElse(http);
        this.issuer = issuer;
        this.node = node;
        this.clock = clock;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The discovery document; empty where the server can't be reached or has none, and then there is nothing more to look at. */
    Optional<Map<String, Object>> discovery() {
        if (!"https".equalsIgnoreCase(issuer.getScheme())) {
            findings.add(Finding.warning(ErrorCode.TRANSPORT_INSECURE, issuer + " is reached without TLS, which works on loopback only"));
        }
        node.ifPresent(address -> findings.add(Finding.ok("the node is " + address)));
        Optional<Discovery> discovery = asked(issuer.resolve(Discovery.ROOT), () -> Discovery.of(http, issuer));
        Optional<Map<String, Object>> document = discovery.flatMap(Discovery::document);
        if (discovery.isPresent() && document.isEmpty()) {
            findings.add(Finding.error(ErrorCode.SERVER_UNREACHABLE, issuer + Discovery.ROOT + " answers " + discovery.get().answer().status()
                    + " and no JSON, and so does the one below /jans-auth"));
        }
        document.ifPresent(found -> {
            if (!discovery.get().atRoot()) {
                atServer(discovery.get());
            }
            described(found);
        });
        discovery.map(Discovery::answer).ifPresent(this::clock);
        return document;
    }

    // at the root it is a proxy that serves the document; a node that is asked directly needs none there
    private void atServer(Discovery discovery) {
        findings.add(node.isPresent() ? Finding.ok("the discovery document is at " + discovery.path())
                : Finding.warning(ErrorCode.SERVER_SETTING, "the discovery document isn't at the root, only at " + discovery.path(),
                        "Let the proxy pass " + Discovery.ROOT + " to " + discovery.path() + ": that is where TPPs look for it."));
    }

    private void described(Map<String, Object> document) {
        String told = Json.string(document, "issuer").orElse("");
        findings.add(told.replaceFirst("/$", "").equals(issuer.toString().replaceFirst("/$", "")) ? Finding.ok("the issuer is " + told)
                : Finding.error(ErrorCode.HOSTNAME_NOT_ISSUER, "the server calls itself " + told,
                        "Give the doctor, and the property hostname, that address."));
        List<String> acrs = Json.strings(document, "acr_values_supported");
        String acr = ScriptKind.PERSON_AUTHENTICATION.scriptName();
        findings.add(acrs.contains(acr) ? Finding.ok("acr_values_supported lists " + acr)
                : Finding.error(ErrorCode.ACR_NOT_OFFERED, "acr_values_supported lacks " + acr, ErrorCode.ACR_NOT_OFFERED.remedy()
                        + " Each node looks for changed scripts every 30 seconds: after a registration give it a minute."));
        if (Boolean.TRUE.equals(document.get("require_pushed_authorization_requests"))) {
            findings.add(Finding.warning(ErrorCode.PAR_REQUIRED, "require_pushed_authorization_requests is true"));
        }
    }

    private void clock(Http.Answer answer) {
        try {
            answer.header("Date").map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
                    .ifPresent(this::compare);
        } catch (DateTimeException e) {
            findings.add(Finding.warning(ErrorCode.NOT_CHECKED, "the server's Date header can't be read",
                    "Compare the clocks by hand; messages are refused beyond 30 seconds."));
        }
    }

    private void compare(Instant server) {
        Duration apart = Duration.between(server, clock.instant()).abs();
        findings.add(apart.compareTo(SKEW) > 0
                ? Finding.error(ErrorCode.CLOCKS_APART, "the clocks are " + apart.toSeconds() + " s apart")
                : Finding.ok("the clocks agree"));
    }

    /** REST resource, pages and, with the token, health. */
    void extension(Optional<String> metricsToken) {
        Optional<Http.Answer> live = get("/jans-auth/obconnect/health/live");
        List<String> lacking = live.flatMap(Http.Answer::json).map(json -> Json.strings(json, "lacking")).orElse(List.of());
        lacking.forEach(name -> findings.add(Finding.error(ErrorCode.HOST_LACKS, "the extension stands by, because this server lacks " + name)));
        if (!lacking.isEmpty()) {
            return;
        }
        boolean alive = live.filter(answer -> answer.status() == 200).isPresent();
        live.ifPresent(answer -> findings.add(alive ? Finding.ok("the extension answers")
                : Finding.error(ErrorCode.EXTENSION_ABSENT, "/jans-auth/obconnect/health/live answers " + answer.status())));
        get("/jans-auth/auth/obconnect/done.htm").ifPresent(answer -> findings.add(answer.status() == 200
                ? Finding.ok("the pages are served")
                : Finding.error(ErrorCode.PAGES_ABSENT, "/jans-auth/auth/obconnect/done.htm answers " + answer.status())));
        if (metricsToken.isEmpty()) {
            findings.add(Finding.warning(ErrorCode.NOT_CHECKED, "detailed health wasn't asked for", "Give --metrics-token-file."));
        } else if (alive) {
            get("/jans-auth/obconnect/health", "Authorization", "Bearer " + metricsToken.get()).ifPresent(this::health);
        }
    }

    private void health(Http.Answer answer) {
        if (answer.status() == 404 || answer.json().isEmpty()) {
            findings.add(Finding.warning(ErrorCode.NOT_CHECKED, "detailed health answers " + answer.status(),
                    "Check that the file holds the property metrics_token."));
            return;
        }
        Json.member(answer.json().get(), "parts").forEach((part, state) -> {
            @SuppressWarnings("unchecked")
            Map<String, Object> told = (Map<String, Object>) state;
            String status = Json.string(told, "status").orElse("");
            String what = part + " is " + status + ": " + Json.string(told, "detail").orElse("");
            findings.add(switch (status) {
                case "up" -> Finding.ok(what);
                case "degraded" -> Finding.warning(ErrorCode.EXTENSION_NOT_READY, what, "See docs/runbook.md, ObconnectDegraded.");
                default -> Finding.error(ErrorCode.EXTENSION_NOT_READY, what, "See docs/runbook.md, ObconnectDown.");
            });
        });
    }

    private Optional<Http.Answer> get(String path, String... headers) {
        return asked(issuer.resolve(path), () -> http.get(issuer.resolve(path), headers));
    }

    private <T> Optional<T> asked(URI uri, Question<T> question) {
        String where = node.map(address -> " at " + address).orElse("");
        try {
            return Optional.of(question.ask());
        } catch (SSLException e) {
            findings.add(Finding.error(ErrorCode.SERVER_UNREACHABLE, "TLS with " + issuer + where + " fails: " + e.getMessage(),
                    "Correct the server's certificate, or give --ca-file for an own authority."));
        } catch (IOException e) {
            findings.add(Finding.error(ErrorCode.SERVER_UNREACHABLE, uri + where + " can't be reached: " + e.getClass().getSimpleName()));
        }
        return Optional.empty();
    }

    private interface Question<T> {
        T ask() throws IOException;
    }
}
