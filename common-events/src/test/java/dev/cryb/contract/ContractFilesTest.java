package dev.cryb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.request.RequestType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The published contract is what the records say; {@code -DargLine=-Dcryb.docs.write=true} writes it anew. */
class ContractFilesTest {

    private static final Path FOLDER = Path.of("../docs/contract");
    private static final Pattern NAMED = Pattern.compile("`([a-z]+:[a-z_]+)[` ]");

    private final Contract contract = new Contract();

    @Test
    void schemasAreThoseOfTheRecords() throws IOException {
        compare("schemas.json", Contract.pretty(contract.tree()));
    }

    @Test
    void asyncApiIsThatOfTheRecords() throws IOException {
        compare("asyncapi.yaml", AsyncApi.yaml(contract));
    }

    @Test
    void whatTheContractNamesTheProtocolNames() {
        String protocol = new DocExamples().text();
        var names = new TreeSet<>(contract.requests().keySet());
        names.addAll(contract.events().keySet());
        assertThat(names).allSatisfy(name -> assertThat(Pattern.compile("[`\"]" + name + "[`\" ]")
                        .matcher(protocol)
                        .find())
                .as("docs/protocol.md names %s", name)
                .isTrue());
    }

    @Test
    void whatTheProtocolNamesTheContractNames() {
        DocExamples examples = new DocExamples();
        var known = new TreeSet<>(contract.requests().keySet());
        known.addAll(contract.events().keySet());
        assertThat(known).containsAll(examples.names());
        // Actions of the administrators' log stand in a table of REST; they are no events.
        assertThat(NAMED.matcher(examples.text())
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet()))
                .isSubsetOf(known);
    }

    @Test
    void internalRequestsAreNotPublished() {
        assertThat(contract.requests().keySet())
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("internal:"))
                .hasSize((int) java.util.Arrays.stream(RequestType.values())
                        .filter(type -> !type.isInternal())
                        .count());
        assertThat(contract.tree().toString()).doesNotContain("\"_person\"", "\"inSight\"", "\"lease\"");
    }

    private static void compare(String name, String generated) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("cryb.docs.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, generated);
        }
        assertThat(Files.readString(file))
                .as("%s is not what the records say; docs/testing.md has the command that writes it anew", file)
                .isEqualTo(generated);
    }
}
