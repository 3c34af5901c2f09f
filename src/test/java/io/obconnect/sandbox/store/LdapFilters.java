package io.obconnect.sandbox.store;

import java.util.Arrays;
import java.util.Date;
import java.util.function.BiFunction;

/** Turns the ORM's filters into LDAP ones. */
final class LdapFilters {

    private LdapFilters() {
    }

    static com.unboundid.ldap.sdk.Filter toLdap(io.jans.orm.search.filter.Filter filter) {
        String name = filter.getAttributeName();
        return switch (filter.kind()) {
            case PRESENCE -> com.unboundid.ldap.sdk.Filter.createPresenceFilter(name);
            case EQUALITY -> compared(filter, com.unboundid.ldap.sdk.Filter::createEqualityFilter);
            case LESS_OR_EQUAL -> compared(filter, com.unboundid.ldap.sdk.Filter::createLessOrEqualFilter);
            case GREATER_OR_EQUAL -> compared(filter, com.unboundid.ldap.sdk.Filter::createGreaterOrEqualFilter);
            case NOT -> com.unboundid.ldap.sdk.Filter.createNOTFilter(toLdap(filter.getFilters()[0]));
            case OR -> com.unboundid.ldap.sdk.Filter.createORFilter(all(filter));
            case AND -> com.unboundid.ldap.sdk.Filter.createANDFilter(all(filter));
            case SUBSTRING -> {
                String[] parts = filter.substring();
                String[] any = parts.length > 2 ? Arrays.copyOfRange(parts, 2, parts.length) : null;
                yield com.unboundid.ldap.sdk.Filter.createSubstringFilter(name, parts[0], any, parts[1]);
            }
        };
    }

    /** Fact: on LDAP a {@code Date} in a filter matches anything; only {@code encodeTime} compares. */
    private static com.unboundid.ldap.sdk.Filter compared(io.jans.orm.search.filter.Filter filter,
            BiFunction<String, String, com.unboundid.ldap.sdk.Filter> comparison) {
        if (filter.getAssertionValue() instanceof Date) {
            return com.unboundid.ldap.sdk.Filter.createPresenceFilter(filter.getAttributeName());
        }
        return comparison.apply(filter.getAttributeName(), LdapMapping.text(filter.getAssertionValue()));
    }

    private static com.unboundid.ldap.sdk.Filter[] all(io.jans.orm.search.filter.Filter filter) {
        return Arrays.stream(filter.getFilters()).map(LdapFilters::toLdap).toArray(com.unboundid.ldap.sdk.Filter[]::new);
    }
}
