package io.obconnect.janssen;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

import java.util.Date;

/**
 * A grant's data, a journey's authorization response, or the end of a consent, in the server's branch of tokens. A grant's data isn't in the
 * tokens' own entries: the column of {@code clms} has 64 characters on SQL, and an extension can set nothing else of an access token's entry.
 * It has no {@code grtId} or {@code ssnId} either: with them a logout would remove it and leave the refresh token.
 */
@DataEntry
@ObjectClass("jansToken")
public class TokenDataEntry {

    @DN
    private String dn;

    @AttributeName(name = "tknCde")
    private String key;

    /** A JSON object, as the server expects it of this attribute. */
    @AttributeName(name = "attr")
    private String data;

    /**
     * The journey's name, where this is a grant's data. The server keeps a code's hash there, has an index for it in every store, and looks for such
     * hashes alone.
     */
    @AttributeName(name = "authzCode")
    private String journey;

    @AttributeName(name = "exp")
    private Date expiry;

    @AttributeName(name = "del")
    private Boolean deletable;

    public String getDn() {
        return dn;
    }

    public void setDn(String dn) {
        this.dn = dn;
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getData() {
        return data;
    }

    public void setData(String data) {
        this.data = data;
    }

    public String getJourney() {
        return journey;
    }

    public void setJourney(String journey) {
        this.journey = journey;
    }

    public Date getExpiry() {
        return expiry;
    }

    public void setExpiry(Date expiry) {
        this.expiry = expiry;
    }

    public Boolean getDeletable() {
        return deletable;
    }

    public void setDeletable(Boolean deletable) {
        this.deletable = deletable;
    }
}
