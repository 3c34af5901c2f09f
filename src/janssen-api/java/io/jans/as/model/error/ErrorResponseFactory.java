package io.jans.as.model.error;

import io.jans.as.model.configuration.Configuration;

/** Makes OAuth error responses. */
public class ErrorResponseFactory implements Configuration {
    public ErrorResponseFactory() {
    }
}
