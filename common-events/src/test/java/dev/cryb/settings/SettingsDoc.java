package dev.cryb.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares a service's settings with its table in docs/operations.md, and with the mappings in its packages. */
public final class SettingsDoc {

    private static final Path OPERATIONS = Path.of("../docs/operations.md");

    private SettingsDoc() {}

    /** Each setting has its row, with default and range, and each row its setting. */
    public static void requireTable(String heading, List<Class<?>> mappings) throws IOException {
        List<String> rows = Files.readString(OPERATIONS)
                .lines()
                .dropWhile(line -> !line.equals("### " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `cryb."))
                .toList();
        List<String> expected = Settings.of(mappings).stream().map(Setting::row).toList();
        assertThat(rows)
                .as("rows of '%s' should begin with:\n%s", heading, String.join("\n", expected))
                .hasSameSizeAs(expected)
                .allSatisfy(row -> assertThat(expected).anyMatch(row::startsWith))
                .allSatisfy(row -> assertThat(row).matches(".*\\| [^|]{3,} \\|"));
    }

    /** No mapping is missing in the list, and each number and time has its range. */
    public static void requireAllChecked(String root, List<Class<?>> mappings) {
        List<String> found = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(root).stream()
                        .filter(one -> one.isAnnotatedWith(ConfigMapping.class))
                        .map(one -> one.getName())
                        .toList();
        assertThat(mappings.stream().map(Class::getName)).containsExactlyInAnyOrderElementsOf(found);
        assertThat(Settings.of(mappings))
                .filteredOn(one -> one.type().isPrimitive() && one.type() != boolean.class
                        || Comparable.class.isAssignableFrom(one.type())
                                && one.type().getName().startsWith("java.time"))
                .as("settings without a range")
                .allMatch(one -> one.allowed().isPresent());
    }
}
