package io.jans.model.custom.script.model;

import io.jans.orm.model.base.BaseEntry;

import java.util.List;

/** Stand-in: the entry that registers a script. */
public class CustomScript extends BaseEntry {

    private String inum;
    private String name;
    private List<String> aliases = List.of();
    private int level;
    private long revision = 1;
    private boolean enabled = true;

    public String getInum() {
        return inum;
    }

    public void setInum(String inum) {
        this.inum = inum;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<String> getAliases() {
        return aliases;
    }

    public void setAliases(List<String> aliases) {
        this.aliases = aliases;
    }

    public int getLevel() {
        return level;
    }

    public void setLevel(int level) {
        this.level = level;
    }

    public long getRevision() {
        return revision;
    }

    public void setRevision(long revision) {
        this.revision = revision;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
