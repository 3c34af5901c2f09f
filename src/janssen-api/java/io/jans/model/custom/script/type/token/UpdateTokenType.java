package io.jans.model.custom.script.type.token;

import io.jans.as.model.token.JsonWebResponse;
import io.jans.as.server.model.common.AccessToken;
import io.jans.as.server.model.common.RefreshToken;
import io.jans.as.server.service.external.context.ExternalUpdateTokenContext;
import io.jans.model.custom.script.type.BaseExternalType;

/**
 * An {@code update_token} script. The first argument is the token ({@link JsonWebResponse} of an id_token, {@link
 * RefreshToken}, {@link AccessToken}), the context an {@link ExternalUpdateTokenContext}.
 */
public interface UpdateTokenType extends BaseExternalType {
    boolean modifyIdToken(Object jsonWebResponse, Object context);

    boolean modifyRefreshToken(Object refreshToken, Object context);

    boolean modifyAccessToken(Object accessToken, Object context);

    int getRefreshTokenLifetimeInSeconds(Object context);

    int getIdTokenLifetimeInSeconds(Object context);

    int getAccessTokenLifetimeInSeconds(Object context);
}
