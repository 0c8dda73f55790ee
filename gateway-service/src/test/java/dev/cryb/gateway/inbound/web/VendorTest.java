package dev.cryb.gateway.inbound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The libraries of the web client are what their packages shipped. */
class VendorTest {

    private static final Path VENDOR = Path.of("src/main/web/vendor");

    @Test
    void everyLibraryHasTheSumThatIsWrittenDown() throws IOException, NoSuchAlgorithmException {
        Map<String, String> written = new TreeMap<>();
        for (String line : Files.readAllLines(VENDOR.resolve("SHA512SUMS"))) {
            String[] words = line.split(" +");
            written.put(words[1], words[0]);
        }

        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(VENDOR)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith("js")).toList()) {
                byte[] sum = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
                found.put(file.getFileName().toString(), HexFormat.of().formatHex(sum));
            }
        }

        assertThat(found).isEqualTo(written).isNotEmpty();
    }
}
