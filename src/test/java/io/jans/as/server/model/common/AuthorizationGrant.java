package io.jans.as.server.model.common;

import io.jans.service.cdi.util.CdiUtil;
import io.obconnect.sandbox.server.Grants;
import io.obconnect.sandbox.server.Subjects;

/** Stand-in: what was granted. */
public abstract class AuthorizationGrant extends AbstractAuthorizationGrant {

    /** Writes what changed into the code, while it isn't redeemed, and into all tokens issued so far. */
    @Override
    public void save() {
        CdiUtil.bean(Grants.class).save(this);
    }

    /** Fact: empty where the person is gone. */
    @Override
    public String getSub() {
        return CdiUtil.bean(Subjects.class).sub(getClient(), getUser());
    }
}
