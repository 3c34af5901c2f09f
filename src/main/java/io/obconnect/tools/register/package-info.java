/** Makes the auth server know the scripts, its clients use them, and takes both out again: by the config-api, LDIF or SQL. */
package io.obconnect.tools.register;
