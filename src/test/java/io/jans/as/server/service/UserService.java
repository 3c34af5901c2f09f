package io.jans.as.server.service;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.model.configuration.AppConfiguration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/** Stand-in: the persons of the directory, as the auth server configures them. */
@ApplicationScoped
public class UserService extends io.jans.as.common.service.common.UserService {

    @Inject
    private StaticConfiguration configuration;
    @Inject
    private AppConfiguration appConfiguration;

    @Override
    public List<String> getPersonCustomObjectClassList() {
        return appConfiguration.getPersonCustomObjectClassList();
    }

    @Override
    public String getPeopleBaseDn() {
        return configuration.getBaseDn().getPeople();
    }
}
