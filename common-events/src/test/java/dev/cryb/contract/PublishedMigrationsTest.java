package dev.cryb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Databases of the last published version can be brought to this one. */
class PublishedMigrationsTest {

    private static final Path ROOT = Path.of("..");
    private static final Map<String, String> PUBLISHED = Map.of(
            "a-service/src/V0001__one.sql",
            "1",
            "a-service/src/V0030__two.sql",
            "2",
            "b-service/src/V0001__x.sql",
            "3");

    @Test
    void whatWasPublishedStaysAndWhatIsNewComesAfterIt() throws IOException {
        Map<String, String> published = Migrations.listed(ROOT.resolve("docs/contract/published/migrations.txt"));

        assertThat(published).isNotEmpty();
        assertThat(Migrations.faults(published, Migrations.in(ROOT))).isEmpty();
    }

    @Test
    void growingIsNoFault() {
        assertThat(faults(files -> {
                    files.put("a-service/src/V0031__three.sql", "4");
                    files.put("b-service/src/V0002__y.sql", "5");
                    files.put("c-service/src/V0001__z.sql", "6");
                }))
                .isEmpty();
    }

    @Test
    void everythingElseIs() {
        assertThat(faults(files -> files.put("a-service/src/V0001__one.sql", "other")))
                .containsExactly("a-service/src/V0001__one.sql was published and has changed");
        assertThat(faults(files -> files.remove("b-service/src/V0001__x.sql")))
                .containsExactly("b-service/src/V0001__x.sql was published and is gone");
        assertThat(faults(files -> files.put("a-service/src/V0007__late.sql", "7")))
                .containsExactly("a-service/src/V0007__late.sql is new and comes before V0030, which was published");
        assertThat(faults(files -> files.put("a-service/src/v31.sql", "8")))
                .containsExactly("a-service/src/v31.sql is named unlike a migration");
    }

    private static List<String> faults(Consumer<Map<String, String>> change) {
        Map<String, String> now = new HashMap<>(PUBLISHED);
        change.accept(now);
        return Migrations.faults(PUBLISHED, now);
    }
}
