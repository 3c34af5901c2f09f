package io.jans.orm.model.base;

import io.jans.orm.annotation.DN;

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
