package io.jans.model.custom.script.conf;

import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.BaseExternalType;

import java.util.Map;

/** A loaded script with its properties. */
public class CustomScriptConfiguration {
    public CustomScriptConfiguration(CustomScript customScript, BaseExternalType externalType, Map<String, SimpleCustomProperty> configurationAttributes) {
        throw new UnsupportedOperationException();
    }

    public String getInum() {
        throw new UnsupportedOperationException();
    }

    public CustomScript getCustomScript() {
        throw new UnsupportedOperationException();
    }

    public BaseExternalType getExternalType() {
        throw new UnsupportedOperationException();
    }

    public Map<String, SimpleCustomProperty> getConfigurationAttributes() {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public int getLevel() {
        throw new UnsupportedOperationException();
    }
}
