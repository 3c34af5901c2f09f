package io.jans.as.common.service.common;

import io.jans.as.common.model.common.User;

import java.util.List;

/** The persons of the directory. */
public abstract class UserService {
    public UserService() {
    }

    public User getUserByDn(String dn, String... returnAttributes) {
        throw new UnsupportedOperationException();
    }

    public User getUserByInum(String inum, String... returnAttributes) {
        throw new UnsupportedOperationException();
    }

    public User getUser(String userId, String... returnAttributes) {
        throw new UnsupportedOperationException();
    }

    public String getUserInum(User user) {
        throw new UnsupportedOperationException();
    }

    public String getUserInum(String userId) {
        throw new UnsupportedOperationException();
    }

    public User addUser(User user, boolean active) {
        throw new UnsupportedOperationException();
    }

    public String getDnForUser(String inum) {
        throw new UnsupportedOperationException();
    }

    public abstract List<String> getPersonCustomObjectClassList();

    public abstract String getPeopleBaseDn();
}
