package io.jans.model.custom.script.type.introspection;

import io.jans.as.server.service.external.context.ExternalIntrospectionContext;
import io.jans.model.custom.script.type.BaseExternalType;

/**
 * An {@code introspection} script. The arguments are an {@code org.json.JSONObject} and an {@link
 * ExternalIntrospectionContext}.
 */
public interface IntrospectionType extends BaseExternalType {
    boolean modifyResponse(Object responseAsJsonObject, Object context);
}
