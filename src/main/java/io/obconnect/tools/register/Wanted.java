package io.obconnect.tools.register;

import io.obconnect.config.Property;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What register is asked for.
 *
 * @param language of the scripts' text
 * @param properties to set; an empty value removes one, those not named stay as they are
 * @param clients to attach the token scripts to; where empty, those of {@code tpp_client_id}
 * @param defaultAcr whether obconnect becomes the acr of requests that name none
 */
record Wanted(Language language, Map<String, String> properties, List<String> clients, boolean defaultAcr) {

    /** @param checked the properties as they will stand */
    List<String> clientsBy(Map<String, String> checked) {
        return !clients.isEmpty() ? clients
                : Arrays.stream(checked.get(Property.TPP_CLIENT_ID.key()).split("[\\s,]+")).filter(id -> !id.isEmpty()).toList();
    }
}
