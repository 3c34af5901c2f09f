// update_token script, Java: everything is in the extension's jar.
public class UpdateToken extends io.obconnect.janssen.ObconnectUpdateToken {}
