package io.jans.as.server.service;

import java.util.List;

/** The persons of the directory, as the auth server configures them. */
public class UserService extends io.jans.as.common.service.common.UserService {
    public UserService() {
    }

    public List<String> getPersonCustomObjectClassList() {
        throw new UnsupportedOperationException();
    }

    public String getPeopleBaseDn() {
        throw new UnsupportedOperationException();
    }
}
