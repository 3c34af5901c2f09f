package io.jans.as.model.configuration;

/** Marks the parts of the server's configuration. */
public interface Configuration {
}
