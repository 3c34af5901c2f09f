package io.jans.orm.model;

/** How far a search goes. */
public enum SearchScope {
    BASE, ONE, SUB
}
