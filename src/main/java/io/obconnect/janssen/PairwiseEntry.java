package io.obconnect.janssen;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

/** A pairwise identifier of a Person. On LDAP it lies below the Person's entry; on SQL it is a row of its own that names the Person. */
@DataEntry
@ObjectClass("jansPairwiseIdentifier")
public class PairwiseEntry {

    @DN
    private String dn;

    @AttributeName(name = "jansUsrId")
    private String inum;

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
}
