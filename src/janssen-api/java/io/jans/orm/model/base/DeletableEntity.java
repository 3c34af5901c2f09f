package io.jans.orm.model.base;

import java.util.Date;

/** An entry that the server's cleaner may remove after its expiry. */
public class DeletableEntity extends BaseEntry implements Deletable {
    public Date getExpirationDate() {
        throw new UnsupportedOperationException();
    }

    public void setExpirationDate(Date expirationDate) {
        throw new UnsupportedOperationException();
    }

    public Boolean isDeletable() {
        throw new UnsupportedOperationException();
    }

    public void setDeletable(Boolean deletable) {
        throw new UnsupportedOperationException();
    }
}
