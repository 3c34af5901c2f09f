package io.jans.model.custom.script.conf;

import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.BaseExternalType;

import java.util.Map;

/** Stand-in: a loaded script with its properties. */
public class CustomScriptConfiguration {

    private final CustomScript customScript;
    private final BaseExternalType externalType;
    private final Map<String, SimpleCustomProperty> configurationAttributes;

    public CustomScriptConfiguration(CustomScript customScript, BaseExternalType externalType,
            Map<String, SimpleCustomProperty> configurationAttributes) {
        this.customScript = customScript;
        this.externalType = externalType;
        this.configurationAttributes = configurationAttributes;
    }

    public String getInum() {
        return customScript.getInum();
    }

    public CustomScript getCustomScript() {
        return customScript;
    }

    public BaseExternalType getExternalType() {
        return externalType;
    }

    public Map<String, SimpleCustomProperty> getConfigurationAttributes() {
        return configurationAttributes;
    }

    public String getName() {
        return customScript.getName();
    }

    public int getLevel() {
        return customScript.getLevel();
    }
}
