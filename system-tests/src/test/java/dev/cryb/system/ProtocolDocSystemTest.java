package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.json.Json;
import dev.cryb.request.RequestType;
import dev.cryb.request.Service;
import dev.cryb.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the documents say is what happens: their examples are run as they stand, on two gateways. */
@OnSharedMesh(MeshKind.EVERYTHING)
class ProtocolDocSystemTest {

    private static final Path PROTOCOL = Path.of("..", "docs", "protocol.md");
    private static final Path PERMISSIONS = Path.of("..", "docs", "permissions.md");
    private static final Pattern LINE = Pattern.compile("(alice|bob|carol) (→|←|⇐) (\\{.*})");
    private static final Pattern NAME = Pattern.compile("\\$([a-z]+)");

    private static Stack stack;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, PlainClient> clients = new LinkedHashMap<>();
    private final Map<String, JsonNode> acks = new HashMap<>();
    private final Published published = new Published();

    @BeforeAll
    static void up(Stack mesh) {
        stack = mesh;
    }

    @Test
    void everyRequestHasAnExample() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Line line : lines(PROTOCOL)) {
            if (line.arrow.equals("→")) {
                shown.add(line.json.get("event").asText());
            }
        }
        assertThat(Arrays.stream(RequestType.values())
                        .filter(type -> type.service() != Service.GATEWAY && !type.isInternal()
                                || type.wireName().startsWith("channel:"))
                        .map(RequestType::wireName))
                .isSubsetOf(shown);
    }

    @Test
    void examplesOfTheProtocolHappenAsTheyAreWritten() throws IOException {
        run(PROTOCOL);
    }

    @Test
    void permissionsAreExplainedAsTheyAre() throws IOException {
        run(PERMISSIONS);
    }

    private void run(Path document) throws IOException {
        names.put(
                "soon",
                Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString());
        int gateway = 0;
        for (String name : List.of("alice", "bob", "carol")) {
            String url = stack.gatewayUrls().get(gateway++ % 2);
            People.Person person = People.register(url, name);
            names.put(name, person.id());
            clients.put(name, PlainClient.signIn(url, person.token(), published::event));
        }
        try {
            for (Line line : lines(document)) {
                if (!line.voice || LiveKitNeeded.isThere(stack)) {
                    run(line);
                }
            }
            assertThat(published.faults()).isEmpty();
        } finally {
            clients.values().forEach(PlainClient::close);
        }
    }

    /** A line of the document that says what is sent or comes. */
    private record Line(int number, String who, String arrow, JsonNode json, boolean voice) {}

    private static List<Line> lines(Path document) throws IOException {
        List<Line> lines = new ArrayList<>();
        List<String> text = Files.readAllLines(document);
        boolean voice = false;
        for (int i = 0; i < text.size(); i++) {
            voice = text.get(i).startsWith("## ") ? text.get(i).equals("## Voice") : voice;
            Matcher line = LINE.matcher(text.get(i));
            if (line.matches()) {
                lines.add(new Line(i + 1, line.group(1), line.group(2), Json.tree(line.group(3)), voice));
            }
        }
        return lines;
    }

    private void run(Line line) {
        PlainClient client = Objects.requireNonNull(clients.get(line.who));
        switch (line.arrow) {
            case "→" -> {
                String event = line.json.get("event").asText();
                JsonNode data = filled(line.json.get("data"));
                JsonNode ack = client.ask(event, data);
                published.exchange(event, data, ack);
                acks.put(line.who, ack);
            }
            case "←" -> {
                JsonNode ack = Objects.requireNonNull(acks.remove(line.who), () -> "no ack for line " + line.number);
                assertThat(fits(line.json, ack, names))
                        .as("line %d: %s%n  came: %s", line.number, line.json, ack)
                        .isTrue();
            }
            default -> {
                JsonNode event;
                try {
                    event = client.expectEvent(
                            line.json.get("event").asText(),
                            data -> fits(line.json.get("data"), data, new HashMap<>(names)));
                } catch (AssertionError e) {
                    throw new AssertionError("line " + line.number + ": " + line.json, e);
                }
                fits(line.json.get("data"), event, names);
            }
        }
    }

    /** The payload with ids in the places of their names. */
    private JsonNode filled(JsonNode json) {
        if (json.isTextual()) {
            return json.asText().contains("$")
                    ? Client.data("v", filled(json.asText())).get("v")
                    : json;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = Json.shared().createArrayNode();
            array.forEach(entry -> copy.add(filled(entry)));
            return copy;
        }
        if (json instanceof ObjectNode object) {
            ObjectNode copy = Json.shared().createObjectNode();
            object.fields().forEachRemaining(field -> copy.set(field.getKey(), filled(field.getValue())));
            return copy;
        }
        return json;
    }

    private String filled(String text) {
        return NAME.matcher(text)
                .replaceAll(name -> Objects.requireNonNull(names.get(name.group(1)), () -> "unbound " + name.group()));
    }

    /** Whether what came is what is written; names that are new are bound to what came. */
    private static boolean fits(JsonNode written, JsonNode came, Map<String, String> names) {
        if (written.isTextual()) {
            Matcher name = NAME.matcher(written.asText());
            if (name.matches()) {
                return names.computeIfAbsent(name.group(1), unbound -> came.asText())
                        .equals(came.asText());
            }
            return written.asText().equals("...") ? !came.isMissingNode() && !came.isNull() : written.equals(came);
        }
        if (written.isArray()) {
            if (!came.isArray() || written.size() != came.size()) {
                return false;
            }
            for (int i = 0; i < written.size(); i++) {
                if (!fits(written.get(i), came.get(i), names)) {
                    return false;
                }
            }
            return true;
        }
        if (written.isObject()) {
            for (var field : written.properties()) {
                if (!fits(field.getValue(), came.path(field.getKey()), names)) {
                    return false;
                }
            }
            return came.isObject();
        }
        return written.isNumber() ? written.asLong() == came.asLong() && came.isNumber() : written.equals(came);
    }
}
