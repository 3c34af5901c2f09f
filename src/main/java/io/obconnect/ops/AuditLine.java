package io.obconnect.ops;

import io.obconnect.journey.Journey;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.obconnect.message.Json;

/** Builds one line of the audit trail; members stand in the order in which they are added. */
final class AuditLine {

    private static final int SCHEMA = 1;

    private final Map<String, Object> members = new LinkedHashMap<>();
    private final LogHash hash;

    AuditLine(LogHash hash) {
        this.hash = hash;
        members.put("v", SCHEMA);
    }

    AuditLine text(String name, String value) {
        members.put(name, value);
        return this;
    }

    AuditLine number(String name, long value) {
        members.put(name, value);
        return this;
    }

    /** Left out rather than written in clear where there is no key. */
    AuditLine hashed(String name, String value) {
        hash.of(value).ifPresent(pseudonym -> members.put(name, pseudonym));
        return this;
    }

    AuditLine journey(Journey journey) {
        return text("tpp", journey.clientId()).hashed("journey", journey.uid()).hashed("intent", journey.intent().value());
    }

    /** Only values that were asked for are repeated; whatever else a bank sent could hold anything. */
    AuditLine acr(Optional<String> achieved, List<String> wanted) {
        achieved.ifPresent(acr -> text("acr", wanted.contains(acr) ? acr : "other"));
        return this;
    }

    AuditLine seconds(String name, Instant from, Instant to) {
        return number(name, Duration.between(from, to).toSeconds());
    }

    String json() {
        return Json.text(members);
    }
}
