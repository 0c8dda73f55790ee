package dev.cryb.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/routing.md} is the catalogue of requests; {@code -DargLine=-Dcryb.docs.write=true} writes it anew. */
class RoutingDocTest {

    private static final Path DOCUMENT = Path.of("../docs/routing.md");

    @Test
    void documentSaysWhatTheCatalogueSays() throws IOException {
        StringBuilder table = new StringBuilder("""
                # Routing

                Generated from `RequestType`: every request, who answers it, and on what grounds. A command joins the line of
                its partition; a query goes to whichever instance is free.

                | event | service | kind | partition from | who may | right from |
                |---|---|---|---|---|---|
                """);
        for (RequestType type : RequestType.values()) {
            String kind = type.service() == Service.GATEWAY ? "own" : type.isCommand() ? "command" : "query";
            table.append("| `%s` | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            type.wireName(),
                            type.service().wireName(),
                            kind,
                            type.partitionKey(),
                            type.right(),
                            type.decidedFrom()));
        }
        if (Boolean.getBoolean("cryb.docs.write")) {
            Files.writeString(DOCUMENT, table);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(table.toString());
    }
}
