package io.obconnect.sandbox.server;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

import java.util.List;

/** A custom script as the directory keeps it; properties are JSON objects, one a value. */
@DataEntry
@ObjectClass("jansCustomScr")
public class ScriptEntry {

    @DN
    String dn;
    @AttributeName(name = "inum")
    String inum;
    @AttributeName(name = "displayName")
    String name;
    @AttributeName(name = "jansAlias")
    List<String> aliases = List.of();
    @AttributeName(name = "jansScr")
    String text;
    @AttributeName(name = "jansScrTyp")
    String type;
    @AttributeName(name = "jansProgLng")
    String language;
    @AttributeName(name = "jansModuleProperty")
    List<String> module = List.of();
    @AttributeName(name = "jansConfProperty")
    List<String> properties = List.of();
    @AttributeName(name = "jansLevel")
    Integer level = 0;
    @AttributeName(name = "jansRevision")
    Long revision = 0L;
    @AttributeName(name = "jansEnabled")
    Boolean enabled = false;
}
