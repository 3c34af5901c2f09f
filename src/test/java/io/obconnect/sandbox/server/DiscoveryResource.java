package io.obconnect.sandbox.server;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.service.external.ExternalAuthenticationService;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import java.net.URI;
import java.util.List;

/** OpenID Connect Discovery 1.0. */
@RequestScoped
@Path("/openid-configuration")
public class DiscoveryResource {

    @Inject
    private AppConfiguration configuration;
    @Inject
    private ExternalAuthenticationService acrs;

    @GET
    @Produces("application/json")
    public String document() {
        URI base = URI.create(configuration.getBaseEndpoint() + "/");
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(new Issuer(configuration.getIssuer()),
                List.of(SubjectType.PUBLIC, SubjectType.PAIRWISE), base.resolve("jwks"));
        metadata.setAuthorizationEndpointURI(base.resolve("authorize"));
        metadata.setTokenEndpointURI(base.resolve("token"));
        metadata.setUserInfoEndpointURI(base.resolve("userinfo"));
        metadata.setIntrospectionEndpointURI(base.resolve("introspection"));
        metadata.setPushedAuthorizationRequestEndpointURI(base.resolve("par"));
        metadata.setResponseTypes(List.of(ResponseType.CODE, ResponseType.CODE_IDTOKEN, ResponseType.IDTOKEN));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256));
        metadata.setRequestObjectJWSAlgs(List.of(JWSAlgorithm.HS256, JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256));
        metadata.setRequestObjectJWEAlgs(List.of(JWEAlgorithm.RSA1_5, JWEAlgorithm.RSA_OAEP, JWEAlgorithm.A128KW, JWEAlgorithm.A256KW));
        metadata.setRequestObjectJWEEncs(List.of(EncryptionMethod.A128CBC_HS256, EncryptionMethod.A256GCM));
        metadata.setSupportsRequestParam(true);
        metadata.setScopes(new Scope("openid", "offline_access", "accounts", "payments", "profile"));
        metadata.setACRs(acrs.getAcrValuesList().stream().map(ACR::new).toList());
        return metadata.toJSONObject().toString();
    }
}
