package io.jans.model.custom.script.model;

import io.jans.orm.model.base.BaseEntry;

import java.util.List;

/** The entry that registers a script. */
public class CustomScript extends BaseEntry {
    public String getInum() {
        throw new UnsupportedOperationException();
    }

    public void setInum(String inum) {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public void setName(String name) {
        throw new UnsupportedOperationException();
    }

    public List<String> getAliases() {
        throw new UnsupportedOperationException();
    }

    public void setAliases(List<String> aliases) {
        throw new UnsupportedOperationException();
    }

    public int getLevel() {
        throw new UnsupportedOperationException();
    }

    public void setLevel(int level) {
        throw new UnsupportedOperationException();
    }

    public long getRevision() {
        throw new UnsupportedOperationException();
    }

    public void setRevision(long revision) {
        throw new UnsupportedOperationException();
    }

    public boolean isEnabled() {
        throw new UnsupportedOperationException();
    }

    public void setEnabled(boolean enabled) {
        throw new UnsupportedOperationException();
    }
}
