package dev.cryb.stack.store;

import dev.cryb.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What is made once and kept, readable by the owner only: passwords and the JWT key pair.
 *
 * <p>One file each, named for what it opens. The key pair is RSA-2048: PKCS#8 and SPKI in PEM.
 */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 16;
    private static final int RSA_BITS = 2048;

    private final Path folder;

    public Secrets(Path folder) {
        this.folder = folder;
    }

    /** The password kept under that name; 32 hexadecimal digits, made now if there is none. */
    public synchronized String password(String name) {
        var file = folder.resolve(name + ".password");
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[PASSWORD_BYTES];
                RANDOM.nextBytes(bytes);
                write(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackFailure("cannot keep secrets in " + folder + ": " + e.getMessage(), e);
        }
    }

    public Path jwtPrivateKey() {
        return jwtKey("jwt-private.pem");
    }

    public Path jwtPublicKey() {
        return jwtKey("jwt-public.pem");
    }

    private synchronized Path jwtKey(String name) {
        var privateKey = folder.resolve("jwt-private.pem");
        var publicKey = folder.resolve("jwt-public.pem");
        try {
            if (!Files.exists(privateKey) || !Files.exists(publicKey)) {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(RSA_BITS);
                var pair = generator.generateKeyPair();
                write(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
                write(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            }
            return folder.resolve(name).toAbsolutePath();
        } catch (IOException e) {
            throw new StackFailure("cannot keep secrets in " + folder + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static String pem(String type, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    /** Whole or not at all, and never readable by others in between. */
    private void write(Path file, String text) throws IOException {
        Folders.secret(folder);
        var unfinished = Files.createTempFile(
                folder, "new-", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, text);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
