package io.jans.orm.model.base;

/** An entry of the server's store. */
public class BaseEntry {
    public String getDn() {
        throw new UnsupportedOperationException();
    }

    public void setDn(String dn) {
        throw new UnsupportedOperationException();
    }
}
