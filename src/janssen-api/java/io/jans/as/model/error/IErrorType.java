package io.jans.as.model.error;

/** An OAuth error code. */
public interface IErrorType {
    String getParameter();
}
