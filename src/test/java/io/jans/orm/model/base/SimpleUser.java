package io.jans.orm.model.base;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.AttributesList;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Stand-in: a person's entry. */
@DataEntry
@ObjectClass("jansPerson")
public class SimpleUser extends BaseEntry implements Serializable {

    @AttributeName(name = "uid")
    private String userId;
    @AttributesList(name = "name", value = "values")
    private List<CustomObjectAttribute> customAttributes = new ArrayList<>();

    public String getUserId() {
        return userId;
    }

    public void setUserId(String userId) {
        this.userId = userId;
    }

    public List<CustomObjectAttribute> getCustomAttributes() {
        return customAttributes;
    }

    public void setCustomAttributes(List<CustomObjectAttribute> customAttributes) {
        this.customAttributes = customAttributes;
    }

    public String getAttribute(String name) {
        List<String> values = getAttributeValues(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** Null where the person has no such attribute. */
    public List<String> getAttributeValues(String name) {
        return customAttributes.stream()
                .filter(attribute -> attribute.getName().equalsIgnoreCase(name))
                .findFirst()
                .map(attribute -> attribute.getValues().stream().map(String::valueOf).toList())
                .orElse(null);
    }
}
