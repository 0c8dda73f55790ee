package dev.cryb.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The REST document is what the resources are; {@code -DargLine=-Dcryb.docs.write=true} writes it anew. */
class OpenApiTest {

    private static final Path FILE = Path.of("../docs/contract/openapi.yaml");
    private static final Pattern ROW = Pattern.compile("\\| `(GET|POST|PUT|DELETE) (/[^` ?]+)");

    @Test
    void documentIsThatOfTheResources() throws IOException {
        String generated = new OpenApi().yaml();
        if (Boolean.getBoolean("cryb.docs.write")) {
            Files.writeString(FILE, generated);
        }
        assertThat(Files.readString(FILE))
                .as("docs/testing.md has the command that writes it anew")
                .isEqualTo(generated);
    }

    @Test
    void protocolNamesWhatTheDocumentHas() throws IOException {
        String protocol = Files.readString(Path.of("../docs/protocol.md"));
        String document = new OpenApi().yaml();
        List<String> paths = document.lines()
                .filter(line -> line.startsWith("  /"))
                .map(line -> line.strip().replace(":", ""))
                .toList();

        assertThat(paths).isNotEmpty().allSatisfy(path -> assertThat(protocol).contains(path));
        assertThat(ROW.matcher(protocol).results().map(row -> row.group(2)).toList())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(paths).contains(path));
    }
}
