package io.jans.orm.model.base;

import io.jans.orm.annotation.AttributeName;

import java.util.Date;

/** Stand-in: an entry that the server's cleaner may remove after its expiry. */
public class DeletableEntity extends BaseEntry implements Deletable {

    @AttributeName(name = "exp")
    private Date expirationDate;
    @AttributeName(name = "del")
    private Boolean deletable;

    public Date getExpirationDate() {
        return expirationDate;
    }

    public void setExpirationDate(Date expirationDate) {
        this.expirationDate = expirationDate;
    }

    @Override
    public Boolean isDeletable() {
        return deletable;
    }

    public void setDeletable(Boolean deletable) {
        this.deletable = deletable;
    }
}
