package io.obconnect.sandbox.server;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.model.common.SubjectType;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryPersistenceException;
import io.jans.orm.search.filter.Filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.net.URI;
import java.util.UUID;

/** The {@code sub} of the tokens. */
@ApplicationScoped
public class Subjects {

    @Inject
    private PersistenceEntryManager entries;
    @Inject
    private AppConfiguration configuration;

    /** Facts: empty where the person is gone; pairwise ones stand below the person's entry; SQL has no branches. */
    public String sub(Client client, User user) {
        if (user == null || client == null) {
            return "";
        }
        if (client.getSubjectType() == SubjectType.PAIRWISE) {
            try {
                return pairwise(client, user);
            } catch (EntryPersistenceException e) {
                return "";
            }
        }
        String attribute = client.getAttributes().getPublicSubjectIdentifierAttribute();
        if (!configuration.getPublicSubjectIdentifierPerClientEnabled() || attribute == null || attribute.isBlank()) {
            attribute = "inum";
        }
        return attribute.equalsIgnoreCase("uid") ? user.getUserId() : user.getAttribute(attribute);
    }

    private String pairwise(Client client, User user) {
        String sector = URI.create(client.getRedirectUris()[0]).getHost();
        String branch = "ou=pairwiseIdentifiers," + user.getDn();
        if (!"sql".equals(entries.getPersistenceType(branch)) && !entries.contains(branch, Branch.class)) {
            entries.persist(new Branch(branch, "pairwiseIdentifiers"));
        }
        return entries.findEntries(branch, PairwiseIdentifier.class, Filter.createANDFilter(
                Filter.createEqualityFilter("jansSectorIdentifier", sector),
                Filter.createEqualityFilter("jansClntId", client.getClientId()),
                Filter.createEqualityFilter("jansUsrId", user.getAttribute("inum")))).stream().findFirst()
                .map(PairwiseIdentifier::id)
                .orElseGet(() -> {
                    PairwiseIdentifier made = new PairwiseIdentifier(branch, UUID.randomUUID().toString(), sector, client.getClientId(),
                            user.getAttribute("inum"));
                    entries.persist(made);
                    return made.id();
                });
    }
}
