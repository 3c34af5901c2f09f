package io.jans.as.common.model.common;

import io.jans.orm.model.base.CustomObjectAttribute;

import java.util.List;

/** Stand-in: a person. */
public class User extends SimpleUser {

    public void setAttribute(String name, String value) {
        setAttribute(name, new String[] {value});
    }

    public void setAttribute(String name, String[] values) {
        removeAttribute(name);
        getCustomAttributes().add(new CustomObjectAttribute(name, List.<Object>of((Object[]) values)));
    }

    public void removeAttribute(String name) {
        getCustomAttributes().removeIf(attribute -> attribute.getName().equalsIgnoreCase(name));
    }

    public String getStatus() {
        return getAttribute("jansStatus");
    }
}
