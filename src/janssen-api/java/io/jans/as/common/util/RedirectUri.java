package io.jans.as.common.util;

import io.jans.as.model.common.ResponseMode;
import io.jans.as.model.common.ResponseType;

import java.util.List;

/** An OAuth authorization response in one of the seven response modes. */
public class RedirectUri {
    public RedirectUri(String baseRedirectUri) {
        throw new UnsupportedOperationException();
    }

    public RedirectUri(String baseRedirectUri, List<ResponseType> responseTypes, ResponseMode responseMode) {
        throw new UnsupportedOperationException();
    }

    public ResponseMode getResponseMode() {
        throw new UnsupportedOperationException();
    }

    public void setResponseMode(ResponseMode responseMode) {
        throw new UnsupportedOperationException();
    }

    public void addResponseParameter(String name, String value) {
        throw new UnsupportedOperationException();
    }

    public String getResponseParameter(String name) {
        throw new UnsupportedOperationException();
    }

    public void setIssuer(String issuer) {
        throw new UnsupportedOperationException();
    }
}
