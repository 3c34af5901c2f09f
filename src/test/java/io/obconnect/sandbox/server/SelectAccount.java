package io.obconnect.sandbox.server;

import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.service.CookieService;
import io.jans.jsf2.service.FacesService;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;

/** {@code selectAccount.htm}. Fact: its list is empty after the login that led here. */
@RequestScoped
@Named("selectAccountAction")
public class SelectAccount {

    @Inject
    private AllowedParameters allowed;
    @Inject
    private CookieService cookies;
    @Inject
    private FacesService faces;
    @Inject
    private AppConfiguration configuration;

    /** The parameters that led here, for the page. */
    public String getQuery() {
        return allowed.query(allowed.of(FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap()));
    }

    /** The button for another account: back to the authorization endpoint, with the same parameters and no session. */
    public void login() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        cookies.removeSessionIdCookie((HttpServletResponse) external.getResponse());
        faces.redirectToExternalURL(configuration.getBaseEndpoint() + "/authorize?" + external.getRequestParameterMap().get("query"));
    }
}
