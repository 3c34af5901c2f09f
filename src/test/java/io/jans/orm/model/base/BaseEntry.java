package io.jans.orm.model.base;

import io.jans.orm.annotation.DN;

/** Stand-in: an entry of the server's store. */
public class BaseEntry {

    @DN
    private String dn;

    public String getDn() {
        return dn;
    }

    public void setDn(String dn) {
        this.dn = dn;
    }
}
