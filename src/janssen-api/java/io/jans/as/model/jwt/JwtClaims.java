package io.jans.as.model.jwt;

/** The claims of a JWT. */
public class JwtClaims extends JwtClaimSet {
    public JwtClaims() {
    }

    public void setSubjectIdentifier(String subject) {
        throw new UnsupportedOperationException();
    }
}
