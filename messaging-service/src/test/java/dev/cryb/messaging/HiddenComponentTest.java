package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.id.ChannelId;
import dev.cryb.id.Ids;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateDm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What one may not see answers as what does not exist: in the same words, and after the same number of statements.
 *
 * <p>Each request of {@link RightsTableComponentTest} is asked about the one and about the other.
 */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class HiddenComponentTest {

    @Inject
    World world;

    private Scene scene;
    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void furnish() {
        scene = new Scene(world);
    }

    @Test
    void hiddenChannelsAnswerAsThoseThatDoNotExist() {
        for (RightsTableComponentTest.Row row : RightsTableComponentTest.rows()) {
            JsonNode payload = scene.names.payload(scene.able, row.payload());
            if (payload.has("channelId")) {
                grant(row);
                JsonNode hidden = with(payload, "secret", "whisper");
                compare(row, scene.able, hidden, with(payload, "nowhere", "whisper"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void messagesOfHiddenChannelsAnswerAsThoseThatDoNotExist() {
        for (RightsTableComponentTest.Row row : RightsTableComponentTest.rows()) {
            JsonNode payload = scene.names.payload(scene.able, row.payload());
            if (payload.has("messageId") || payload.has("replyTo") || payload.has("ids")) {
                grant(row);
                JsonNode hidden = with(payload, "channel", "whisper");
                compare(row, scene.able, hidden, with(payload, "channel", "nowhere"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void hiddenCategoriesAndPlacesAnswerAsThoseThatDoNotExist() {
        for (String request : List.of(
                "channel:create {serverId: $server, type: 'text', name: 'x', parentId: %s}",
                "channel:update {channelId: $channel, parentId: %s}",
                "channel:reorder {serverId: $server, channels: [{id: %s, position: 1}]}",
                "channel:reorder {serverId: $server, channels: [{id: $channel, position: 1, parentId: %s}]}")) {
            String[] asked = request.split(" ", 2);
            RightsTableComponentTest.Row row = new RightsTableComponentTest.Row(
                    asked[0], asked[1], List.of("MANAGE_CHANNELS"), List.of("UNKNOWN_CHANNEL"));
            grant(row);
            compare(
                    row,
                    scene.able,
                    scene.names.payload(scene.able, asked[1].formatted("$secret")),
                    scene.names.payload(scene.able, asked[1].formatted("$nowhere")));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void serversAndChannelsOfOthersAnswerAsThoseThatDoNotExist() {
        for (RightsTableComponentTest.Row row : RightsTableComponentTest.rows()) {
            JsonNode payload = scene.names.payload(scene.stranger, row.payload());
            if (payload.has("serverId") || payload.has("channelId")) {
                compare(row, scene.stranger, payload, with(payload, "nowhere", "other"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void directMessagesOfOthersAnswerAsThoseThatDoNotExist() {
        ChannelId dm = ChannelId.parse(scene.owner
                .asks(new CreateDm(List.of(scene.target.id()), null, null)
                        .knowing(List.of(scene.target.caller().user())))
                .ok()
                .at("/channel/id")
                .asText());
        scene.names.put("dm", dm);
        scene.names.put("nodm", dm.value() - (1L << Ids.TIME_SHIFT));
        scene.names.put("private", scene.owner.sends(dm, "just us"));
        for (RightsTableComponentTest.Row row : RightsTableComponentTest.rows()) {
            JsonNode payload = scene.names.payload(scene.stranger, row.payload());
            if (payload.has("channelId")) {
                scene.owner.sends(dm, "still here").ok();
                compare(row, scene.stranger, with(payload, "dm", "private"), with(payload, "nodm", "private"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void searchFindsWhatIsHiddenAsLittleAsWhatNobodySaid() {
        String whisper = scene.names.id("whisper");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !world.sql("SELECT 1 FROM search WHERE message_id = " + whisper)
                        .isEmpty());
        String search = "{serverId: $server, query: '%s'}";
        RightsTableComponentTest.Row row =
                new RightsTableComponentTest.Row("message:search", search, List.of("member"), List.of("ok"));
        compare(
                row,
                scene.able,
                scene.names.payload(scene.able, search.formatted("whisper")),
                scene.names.payload(scene.able, search.formatted("unspoken")));
        assertThat(wrong).isEmpty();
    }

    private void grant(RightsTableComponentTest.Row row) {
        scene.grants(Permissions.NONE, row.given().plus(row.tested()));
    }

    /** The same request about another channel or server, and about another message there. */
    private JsonNode with(JsonNode payload, String place, String message) {
        ObjectNode other = payload.deepCopy();
        Map.of("channelId", place, "serverId", place, "messageId", message, "replyTo", message)
                .forEach((field, name) -> {
                    if (other.has(field)) {
                        other.put(field, scene.names.id(name));
                    }
                });
        if (other.get("ids") instanceof ArrayNode ids) {
            ids.removeAll().add(scene.names.id(message)).add(scene.names.id(message));
        }
        return other;
    }

    private void compare(RightsTableComponentTest.Row row, Person person, JsonNode hidden, JsonNode nowhere) {
        warm(person);
        Statements.Noted<Answer> ofHidden = Statements.of(() -> person.tries(row.event(), hidden));
        warm(person);
        Statements.Noted<Answer> ofNowhere = Statements.of(() -> person.tries(row.event(), nowhere));
        String asked = row.event() + " " + hidden + " by " + person.caller().username();
        String words = ofHidden.result().ack().json();
        if (!words.equals(ofNowhere.result().ack().json())) {
            wrong.add(asked + ": " + words + ", not " + ofNowhere.result().ack().json());
        }
        if (ofHidden.statements().size() != ofNowhere.statements().size()) {
            wrong.add(asked + ": runs " + ofHidden.statements() + ", not " + ofNowhere.statements());
        }
        assertThat(ofNowhere.statements()).as(asked).isNotEmpty();
    }

    /** The model and the member are in memory, as after any request that was answered. */
    private void warm(Person person) {
        for (Person one : List.of(scene.owner, person)) {
            one.tries("message:delete", scene.names.payload(one, "{channelId: $channel, messageId: $nowhere}"));
        }
    }
}
