package io.jans.as.persistence.model;

import io.jans.orm.model.base.DeletableEntity;

import java.io.Serializable;
import java.util.Date;

/** A pushed authorization request. */
public class Par extends DeletableEntity implements Serializable {
    public Par() {
    }

    public ParAttributes getAttributes() {
        throw new UnsupportedOperationException();
    }

    public boolean isExpired(Date now) {
        throw new UnsupportedOperationException();
    }

    public boolean isExpired() {
        throw new UnsupportedOperationException();
    }

    public String getId() {
        throw new UnsupportedOperationException();
    }

    public void setTtl(Integer ttl) {
        throw new UnsupportedOperationException();
    }
}
