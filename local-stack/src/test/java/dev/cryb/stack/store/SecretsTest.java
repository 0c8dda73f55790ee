package dev.cryb.stack.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasMadeOnceIsKept() {
        var made = new Secrets(folder).password("cryb_owner");

        assertThat(made).matches("[0-9a-f]{32}");
        assertThat(new Secrets(folder).password("cryb_owner")).isEqualTo(made);
        assertThat(new Secrets(folder).password("cryb_gateway")).isNotEqualTo(made);
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        var secrets = new Secrets(folder);
        secrets.password("any");
        secrets.jwtPrivateKey();

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3).allSatisfy(file -> assertThat(mode(file))
                    .isEqualTo("rw-------"));
        }
        assertThat(mode(folder)).isEqualTo("rwx------");
    }

    @Test
    void whatThePrivateKeySignsThePublicKeyVerifies() throws IOException, GeneralSecurityException {
        var secrets = new Secrets(folder);
        var factory = KeyFactory.getInstance("RSA");
        var text = new byte[] {1, 2, 3};

        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(factory.generatePrivate(new PKCS8EncodedKeySpec(der(secrets.jwtPrivateKey()))));
        signer.update(text);
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(factory.generatePublic(new X509EncodedKeySpec(der(secrets.jwtPublicKey()))));
        verifier.update(text);

        assertThat(verifier.verify(signer.sign())).isTrue();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static byte[] der(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    }
}
