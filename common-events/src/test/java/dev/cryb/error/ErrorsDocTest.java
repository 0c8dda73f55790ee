package dev.cryb.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/errors.md has a row of words for each error, in their order. */
class ErrorsDocTest {

    @Test
    void everyErrorHasItsRow() throws IOException {
        List<String> rows = Files.readString(Path.of("../docs/errors.md"))
                .lines()
                .dropWhile(line -> !line.equals("## Errors"))
                .takeWhile(line -> !line.equals("## Limits"))
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows.stream().map(row -> row.replaceFirst("(yes|no) \\|.*", "$1 |")))
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code ->
                                "| `%s` | %d | %s |".formatted(code, code.number(), code.retryable() ? "yes" : "no"))
                        .toList());
        assertThat(rows).allMatch(row -> row.matches(".*\\| \\d{3} \\| [^|]{10,} \\| [^|]{5,} \\|"));
    }
}
