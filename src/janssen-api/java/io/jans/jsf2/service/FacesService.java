package io.jans.jsf2.service;

/** Redirects from within a Faces request. */
public class FacesService {
    public FacesService() {
    }

    public void redirect(String viewId) {
        throw new UnsupportedOperationException();
    }

    public void redirectToExternalURL(String url) {
        throw new UnsupportedOperationException();
    }

    public void renderView(String viewId) {
        throw new UnsupportedOperationException();
    }
}
