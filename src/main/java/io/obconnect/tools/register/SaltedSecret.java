package io.obconnect.tools.register;

import io.obconnect.tools.Refused;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Properties;

import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.DESedeKeySpec;

/**
 * A client's secret as the auth server stores it: triple DES under the server's salt, in base64. The server's choice, not ours; the salt is
 * {@code encodeSalt} in {@code /etc/jans/conf/salt}, of which the first 24 octets count.
 */
final class SaltedSecret {

    private SaltedSecret() {
    }

    /** @throws Refused where the salt can't be read or is too short */
    static String of(String secret, Path saltFile) {
        Properties file = new Properties();
        try (Reader text = Files.newBufferedReader(saltFile, StandardCharsets.UTF_8)) {
            file.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw Refused.because(saltFile + " can't be read", "Run the command as root on the server, or copy its /etc/jans/conf/salt.", e);
        }
        byte[] salt = file.getProperty("encodeSalt", "").strip().getBytes(StandardCharsets.UTF_8);
        try {
            Cipher cipher = Cipher.getInstance("DESede/ECB/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, SecretKeyFactory.getInstance("DESede").generateSecret(new DESedeKeySpec(salt)));
            return Base64.getEncoder().encodeToString(cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw Refused.because(saltFile + " holds no encodeSalt of 24 characters", "Give the server's own /etc/jans/conf/salt.", e);
        }
    }
}
