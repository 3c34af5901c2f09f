package io.obconnect.sandbox.server;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

/** An organizational unit. */
@DataEntry
@ObjectClass("organizationalUnit")
public class Branch {

    @DN
    private String dn;
    @AttributeName(name = "ou")
    private String name;

    public Branch() {
    }

    public Branch(String dn, String name) {
        this.dn = dn;
        this.name = name;
    }
}
