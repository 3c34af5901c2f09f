package io.jans.as.model.jwt;

/** Stand-in: the claims of a JWT. */
public class JwtClaims extends JwtClaimSet {

    public void setSubjectIdentifier(String subject) {
        setClaim("sub", subject);
    }
}
