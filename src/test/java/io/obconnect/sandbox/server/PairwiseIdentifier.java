package io.obconnect.sandbox.server;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

/** A pairwise subject identifier, below the person's entry (OpenID Connect Core section 8.1). */
@DataEntry
@ObjectClass("jansPairwiseIdentifier")
public class PairwiseIdentifier {

    @DN
    private String dn;
    @AttributeName(name = "jansId")
    private String id;
    @AttributeName(name = "jansSectorIdentifier")
    private String sector;
    @AttributeName(name = "jansClntId")
    private String clientId;

    public PairwiseIdentifier() {
    }

    PairwiseIdentifier(String branch, String id, String sector, String clientId) {
        this.dn = "jansId=" + id + "," + branch;
        this.id = id;
        this.sector = sector;
        this.clientId = clientId;
    }

    String id() {
        return id;
    }
}
