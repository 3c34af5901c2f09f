package io.obconnect.sandbox.server;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

import java.util.List;

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
    private List<String> clientIds;
    @AttributeName(name = "jansUsrId")
    private String inum;

    public PairwiseIdentifier() {
    }

    PairwiseIdentifier(String branch, String id, String sector, String clientId, String inum) {
        this.dn = "jansId=" + id + "," + branch;
        this.id = id;
        this.sector = sector;
        this.clientIds = List.of(clientId);
        this.inum = inum;
    }

    String id() {
        return id;
    }
}
