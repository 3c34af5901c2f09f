package io.obconnect.tools.register;

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
}
