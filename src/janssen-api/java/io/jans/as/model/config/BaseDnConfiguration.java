package io.jans.as.model.config;

/** The branches of the directory. */
public class BaseDnConfiguration {
    public String getPeople() {
        throw new UnsupportedOperationException();
    }

    public String getAuthorizations() {
        throw new UnsupportedOperationException();
    }

    public String getSessions() {
        throw new UnsupportedOperationException();
    }

    public String getTokens() {
        throw new UnsupportedOperationException();
    }

    public String getClients() {
        throw new UnsupportedOperationException();
    }

    public String getScripts() {
        throw new UnsupportedOperationException();
    }
}
