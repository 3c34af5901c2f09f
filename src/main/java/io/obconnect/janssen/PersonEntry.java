package io.obconnect.janssen;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.CustomObjectClass;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

import java.util.Date;
import java.util.List;

/**
 * A temporary Person as the server's store keeps it, on stock attributes only: a class of our own, because the server's {@code addUser}
 * chooses the inum and writes strings into typed columns.
 */
@DataEntry
@ObjectClass("jansPerson")
public class PersonEntry {

    @DN
    private String dn;

    @AttributeName(name = "inum")
    private String inum;

    @AttributeName(name = "uid")
    private String uid;

    @AttributeName(name = "jansStatus")
    private String status;

    /** The intent alone, single-valued: a client's {@code publicSubjectIdentifierAttribute} can name it. */
    @AttributeName(name = "jansExtId")
    private String intent;

    /** Picks candidates for the sweeper; nothing in the server reads it. */
    @AttributeName(name = "jansPassExpDate")
    private Date expiry;

    /** {@link io.obconnect.person.PersonMarker}: a list, so that the store's filters treat it as multi-valued. */
    @AttributeName(name = "jansExtUid")
    private List<String> marker;

    /** Further object classes: on LDAP those that the server gives its persons; null on SQL, which has one. */
    @CustomObjectClass
    private String[] customObjectClasses;

    public String getDn() {
        return dn;
    }

    public void setDn(String dn) {
        this.dn = dn;
    }

    public String getInum() {
        return inum;
    }

    public void setInum(String inum) {
        this.inum = inum;
    }

    public String getUid() {
        return uid;
    }

    public void setUid(String uid) {
        this.uid = uid;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getIntent() {
        return intent;
    }

    public void setIntent(String intent) {
        this.intent = intent;
    }

    public Date getExpiry() {
        return expiry;
    }

    public void setExpiry(Date expiry) {
        this.expiry = expiry;
    }

    public List<String> getMarker() {
        return marker;
    }

    public void setMarker(List<String> marker) {
        this.marker = marker;
    }

    public String[] getCustomObjectClasses() {
        return customObjectClasses;
    }

    public void setCustomObjectClasses(String[] customObjectClasses) {
        this.customObjectClasses = customObjectClasses;
    }
}
