package io.obconnect.web;

/** What the endpoint filter tells a page by request attributes. */
public final class PageAttributes {

    /** An {@link io.obconnect.ErrorCode}. */
    public static final String CODE = "obconnect.page.code";
    /** The reference that finds the log line. */
    public static final String REFERENCE = "obconnect.page.reference";
    /** Which of the page's texts: part of their keys. */
    public static final String VARIANT = "obconnect.page.variant";
    /** The address of the TPP's site, for a link. */
    public static final String APP = "obconnect.page.app";

    private PageAttributes() {
    }
}
