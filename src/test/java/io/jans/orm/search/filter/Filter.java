package io.jans.orm.search.filter;

import java.util.ArrayList;
import java.util.List;

/** A search filter as a value; each kind of store in {@code io.obconnect.sandbox.store} turns it into its own. */
public class Filter {

    /** The kinds that the sandbox knows. */
    public enum Kind {
        PRESENCE, EQUALITY, NOT, LESS_OR_EQUAL, GREATER_OR_EQUAL, SUBSTRING, OR, AND
    }

    private final Kind kind;
    private final String attributeName;
    private final Object assertionValue;
    private final String[] substring;
    private final Filter[] filters;
    private boolean multiValued;

    private Filter(Kind kind, String attributeName, Object assertionValue, String[] substring, Filter... filters) {
        this.kind = kind;
        this.attributeName = attributeName;
        this.assertionValue = assertionValue;
        this.substring = substring;
        this.filters = filters;
    }

    public static Filter createPresenceFilter(String attributeName) {
        return new Filter(Kind.PRESENCE, attributeName, null, null);
    }

    public static Filter createEqualityFilter(String attributeName, Object assertionValue) {
        return new Filter(Kind.EQUALITY, attributeName, assertionValue, null);
    }

    public static Filter createNOTFilter(Filter filter) {
        return new Filter(Kind.NOT, null, null, null, filter);
    }

    public static Filter createLessOrEqualFilter(String attributeName, Object assertionValue) {
        return new Filter(Kind.LESS_OR_EQUAL, attributeName, assertionValue, null);
    }

    public static Filter createGreaterOrEqualFilter(String attributeName, Object assertionValue) {
        return new Filter(Kind.GREATER_OR_EQUAL, attributeName, assertionValue, null);
    }

    public static Filter createSubstringFilter(String attributeName, String subInitial, String[] subAny, String subFinal) {
        List<String> parts = new ArrayList<>();
        parts.add(subInitial);
        parts.add(subFinal);
        if (subAny != null) {
            parts.addAll(List.of(subAny));
        }
        return new Filter(Kind.SUBSTRING, attributeName, null, parts.toArray(String[]::new));
    }

    public static Filter createORFilter(Filter... filters) {
        return new Filter(Kind.OR, null, null, null, filters);
    }

    public static Filter createANDFilter(Filter... filters) {
        return new Filter(Kind.AND, null, null, null, filters);
    }

    /** Only SQL needs to know. */
    public Filter multiValued() {
        multiValued = true;
        return this;
    }

    public boolean isMultiValued() {
        return multiValued;
    }

    public Kind kind() {
        return kind;
    }

    public final String getAttributeName() {
        return attributeName;
    }

    public final Object getAssertionValue() {
        return assertionValue;
    }

    public final Filter[] getFilters() {
        return filters;
    }

    /** Initial, final, then any; null where there is none. */
    public String[] substring() {
        return substring;
    }
}
