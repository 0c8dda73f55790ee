package dev.cryb.gateway.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id: 19 MiB, 2 passes, one lane (OWASP's second choice).
 *
 * <p>Slow and hungry on purpose; called on the threads of {@link Passwords} only. A hash made with other costs is still
 * checked, with its own.
 */
final class Argon2 {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Argon2() {}

    /** A new salted hash, as a PHC string. */
    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return hash(password, salt).toString();
    }

    static boolean matches(String password, String phc) {
        Phc stored = Phc.parse(phc);
        byte[] computed =
                raw(password, stored.salt(), stored.memoryKib(), stored.passes(), stored.lanes(), stored.hash().length);
        return MessageDigest.isEqual(computed, stored.hash());
    }

    /** As long as a real check, for a user who is not there. */
    static void waste(String password) {
        hash(password, new byte[SALT_BYTES]);
    }

    private static Phc hash(String password, byte[] salt) {
        return new Phc(MEMORY_KIB, PASSES, LANES, salt, raw(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
    }

    private static byte[] raw(String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
