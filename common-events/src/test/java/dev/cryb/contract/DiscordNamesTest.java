package dev.cryb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/from-discord.md names only what there is. */
class DiscordNamesTest {

    private static final Pattern NAME = Pattern.compile("`([a-z]+:[a-z_]+)");

    @Test
    void namesOfTheRightColumnAreInTheContract() throws IOException {
        Contract contract = new Contract();
        var known = new TreeSet<>(contract.requests().keySet());
        known.addAll(contract.events().keySet());

        List<String> named = NAME.matcher(Files.readString(Path.of("../docs/from-discord.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(40);
        assertThat(known).containsAll(named);
    }
}
