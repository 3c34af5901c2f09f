package io.jans.as.common.service.common;

import com.unboundid.ldap.sdk.RDN;
import io.jans.as.common.model.common.User;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;

import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Stand-in: the persons of the directory. */
@Vetoed
public abstract class UserService {

    @Inject
    private PersistenceEntryManager entries;

    /** Fact: throws where there is none. */
    public User getUserByDn(String dn, String... returnAttributes) {
        return dn == null || dn.isEmpty() ? null : entries.find(User.class, dn);
    }

    public User getUserByInum(String inum, String... returnAttributes) {
        String dn = getDnForUser(inum);
        return entries.contains(dn, User.class) ? entries.find(User.class, dn) : null;
    }

    /** Fact: looked up in lower case. */
    public User getUser(String userId, String... returnAttributes) {
        if (userId == null || userId.isEmpty()) {
            return null;
        }
        List<User> found = entries.findEntries(getPeopleBaseDn(), User.class,
                Filter.createEqualityFilter("uid", userId.toLowerCase(Locale.ROOT)), 1);
        return found.isEmpty() ? null : found.get(0);
    }

    public String getUserInum(User user) {
        return user == null ? null : user.getAttribute("inum");
    }

    public String getUserInum(String userId) {
        return getUserInum(getUser(userId));
    }

    /** Fact: inum and DN are the server's, whatever the user carries. */
    public User addUser(User user, boolean active) {
        String inum = UUID.randomUUID().toString();
        user.setDn(getDnForUser(inum));
        user.setAttribute("inum", inum);
        user.setAttribute("jansStatus", active ? "active" : "register");
        entries.persist(user);
        return getUser(user.getUserId());
    }

    public String getDnForUser(String inum) {
        return inum == null || inum.isEmpty() ? getPeopleBaseDn() : new RDN("inum", inum) + "," + getPeopleBaseDn();
    }

    public abstract List<String> getPersonCustomObjectClassList();

    public abstract String getPeopleBaseDn();
}
