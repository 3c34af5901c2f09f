package io.jans.orm.search.filter;

/** A search filter for either store. */
public class Filter {
    public static Filter createPresenceFilter(String attributeName) {
        throw new UnsupportedOperationException();
    }

    public static Filter createEqualityFilter(String attributeName, Object assertionValue) {
        throw new UnsupportedOperationException();
    }

    public static Filter createNOTFilter(Filter filter) {
        throw new UnsupportedOperationException();
    }

    public static Filter createLessOrEqualFilter(String attributeName, Object assertionValue) {
        throw new UnsupportedOperationException();
    }

    public static Filter createGreaterOrEqualFilter(String attributeName, Object assertionValue) {
        throw new UnsupportedOperationException();
    }

    public static Filter createSubstringFilter(String attributeName, String subInitial, String[] subAny, String subFinal) {
        throw new UnsupportedOperationException();
    }

    public static Filter createORFilter(Filter... filters) {
        throw new UnsupportedOperationException();
    }

    public static Filter createANDFilter(Filter... filters) {
        throw new UnsupportedOperationException();
    }

    public Filter multiValued() {
        throw new UnsupportedOperationException();
    }
}
