package io.jans.as.model.jwt;

public class JwtClaims extends JwtClaimSet {

    public void setSubjectIdentifier(String subject) {
        setClaim("sub", subject);
    }
}
