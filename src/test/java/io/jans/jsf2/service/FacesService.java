package io.jans.jsf2.service;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Stand-in: redirects from within a Faces request. */
@RequestScoped
public class FacesService {

    /** A page by its view id, {@code /error.xhtml}; the browser is redirected to its {@code .htm}. */
    public void redirect(String viewId) {
        redirect(viewId, Map.of());
    }

    public void redirect(String viewId, Map<String, Object> parameters) {
        FacesContext faces = FacesContext.getCurrentInstance();
        String query = parameters.entrySet().stream()
                .filter(e -> e.getValue() != null && !String.valueOf(e.getValue()).isEmpty())
                .map(e -> e.getKey() + "=" + URLEncoder.encode(String.valueOf(e.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String page = faces.getExternalContext().getRequestContextPath() + viewId.replace(".xhtml", ".htm");
        redirectToExternalURL(query.isEmpty() ? page : page + "?" + query);
    }

    public void redirectToExternalURL(String url) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void renderView(String viewId) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.setViewRoot(faces.getApplication().getViewHandler().createView(faces, viewId));
        faces.renderResponse();
    }
}
