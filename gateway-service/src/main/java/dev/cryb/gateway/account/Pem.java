package dev.cryb.gateway.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Reads keys from PEM files, whichever of our two kinds they are. */
final class Pem {

    private static final List<String> KINDS = List.of("RSA", "Ed25519");

    private Pem() {}

    static PrivateKey privateKey(Path file) {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(body(file, "PRIVATE KEY"));
        return firstKind(file, factory -> factory.generatePrivate(spec));
    }

    static PublicKey publicKey(Path file) {
        X509EncodedKeySpec spec = new X509EncodedKeySpec(body(file, "PUBLIC KEY"));
        return firstKind(file, factory -> factory.generatePublic(spec));
    }

    private static byte[] body(Path file, String label) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("The key file " + file + " cannot be read.", e);
        }
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException("The key file " + file + " holds no " + label + " in PEM.");
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }

    private static <K> K firstKind(Path file, Reading<K> reading) {
        for (String kind : KINDS) {
            try {
                return reading.with(KeyFactory.getInstance(kind));
            } catch (GeneralSecurityException e) {
                continue;
            }
        }
        throw new IllegalStateException("The key file " + file + " is neither RSA nor Ed25519.");
    }

    private interface Reading<K> {
        K with(KeyFactory factory) throws GeneralSecurityException;
    }
}
