// introspection script, Java: everything is in the extension's jar.
public class Introspection extends io.obconnect.janssen.ObconnectIntrospection {}
