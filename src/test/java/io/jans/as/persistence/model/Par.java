package io.jans.as.persistence.model;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.JsonObject;
import io.jans.orm.annotation.ObjectClass;
import io.jans.orm.model.base.DeletableEntity;

import java.io.Serializable;
import java.util.Date;

/** Stand-in: a pushed authorization request. */
@DataEntry
@ObjectClass("jansPar")
public class Par extends DeletableEntity implements Serializable {

    @AttributeName(name = "jansId")
    private String id;
    @AttributeName(name = "jansAttrs")
    @JsonObject
    private ParAttributes attributes = new ParAttributes();

    public ParAttributes getAttributes() {
        return attributes;
    }

    public boolean isExpired() {
        return isExpired(new Date());
    }

    public boolean isExpired(Date now) {
        return getExpirationDate().before(now);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public void setTtl(Integer ttl) {
        // for stores that expire entries by themselves
    }
}
