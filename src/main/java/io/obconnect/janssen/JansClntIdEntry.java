package io.obconnect.janssen;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

/** An {@link AuthorizationEntry} where the client stands in {@value #CLIENT}: up to Janssen 1.1.5. */
@DataEntry
@ObjectClass("jansClntAuthz")
public class JansClntIdEntry extends AuthorizationEntry {

    static final String CLIENT = "jansClntId";

    @AttributeName(name = CLIENT)
    private String clientId;

    @Override
    public String getClientId() {
        return clientId;
    }

    @Override
    public void setClientId(String clientId) {
        this.clientId = clientId;
    }
}
