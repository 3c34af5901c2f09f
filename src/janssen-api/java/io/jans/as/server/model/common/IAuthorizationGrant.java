package io.jans.as.server.model.common;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.model.common.GrantType;
import io.jans.as.server.model.authorize.JwtAuthorizationRequest;

import java.util.Set;

/** What was granted, and the tokens issued for it. */
public interface IAuthorizationGrant {
    GrantType getGrantType();

    String getGrantId();

    String getSub();

    User getUser();

    String getUserId();

    String getUserDn();

    String getClientId();

    Client getClient();

    Set<String> getScopes();

    JwtAuthorizationRequest getJwtAuthorizationRequest();

    String getAcrValues();

    void setAcrValues(String acrValues);

    String getSessionDn();

    void save();
}
