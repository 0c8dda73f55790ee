package dev.cryb.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/errors.md has a row for each limit on requests, with what it counts and its default. */
class LimitsDocTest {

    @Test
    void everyLimitHasItsRow() throws IOException {
        LimitSettings settings = new SmallRyeConfigBuilder()
                .withMapping(LimitSettings.class)
                .build()
                .getConfigMapping(LimitSettings.class);
        List<Row> rows = Files.readString(Path.of("../docs/errors.md"))
                .lines()
                .dropWhile(line -> !line.equals("## Limits"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" ?\\| ?"))
                .map(cells -> new Row(cells[1], Rate.valueOf(cells[2])))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(LimitKind.values())
                        .filter(kind -> !kind.events().isEmpty())
                        .map(kind -> new Row(names(kind), kind.rate(settings)))
                        .toList());
    }

    private record Row(String names, Rate rate) {}

    private static String names(LimitKind kind) {
        return kind.events().stream().sorted().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }
}
