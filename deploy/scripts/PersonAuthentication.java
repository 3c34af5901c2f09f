// person_authentication script, Java: everything is in the extension's jar.
public class PersonAuthentication extends io.obconnect.janssen.ObconnectPersonAuthentication {}
