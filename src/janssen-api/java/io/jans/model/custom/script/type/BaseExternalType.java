package io.jans.model.custom.script.type;

import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;

import java.util.Map;

/**
 * What every custom script implements. Instances are made when the script is loaded and again when its revision is
 * raised.
 */
public interface BaseExternalType {
    boolean init(Map<String, SimpleCustomProperty> configurationAttributes);

    boolean init(CustomScript customScript, Map<String, SimpleCustomProperty> configurationAttributes);

    boolean destroy(Map<String, SimpleCustomProperty> configurationAttributes);

    int getApiVersion();
}
