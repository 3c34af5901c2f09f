package io.jans.as.model.config;

/** Stand-in: the branches of the directory. */
public class BaseDnConfiguration {

    public String getPeople() {
        return "ou=people,o=jans";
    }

    public String getAuthorizations() {
        return "ou=authorizations,o=jans";
    }

    public String getSessions() {
        return "ou=sessions,o=jans";
    }

    public String getTokens() {
        return "ou=tokens,o=jans";
    }

    public String getClients() {
        return "ou=clients,o=jans";
    }

    public String getScripts() {
        return "ou=scripts,o=jans";
    }

    public String getPar() {
        return "ou=par,o=jans";
    }
}
