package io.obconnect.sandbox.server;

/** The built-in password login, {@code simple_password_auth}: no script runs, {@code login.htm} asks. */
public final class PasswordLogin extends IdleScript {

    public static final String ACR = "simple_password_auth";
}
