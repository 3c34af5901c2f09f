package io.obconnect.sandbox.server;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

/** {@code ou=configuration,o=jans}, of which the sandbox reads the default acr. */
@DataEntry
@ObjectClass("jansAppConf")
public class ConfigurationEntry {

    static final String DN = "ou=configuration,o=jans";

    @DN
    String dn;
    @AttributeName(name = "jansAuthMode")
    String defaultAcr;
}
