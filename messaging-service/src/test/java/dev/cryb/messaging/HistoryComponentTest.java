package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.ListMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twelve messages, of which 1, 5, 6 and 12 are gone. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class HistoryComponentTest {

    @Inject
    World world;

    private Person alice;
    private ChannelId channel;
    private final List<MessageId> ids = new ArrayList<>();

    @BeforeEach
    void write() {
        alice = world.person("alice");
        channel = alice.founds("Home").general();
        ids.clear();
        for (int i = 1; i <= 12; i++) {
            ids.add(MessageId.parse(alice.sends(channel, "m" + i).ok().get("id").asText()));
        }
        world.sql("UPDATE message SET deleted_at = now(), content = '' WHERE seq IN (1, 5, 6, 12) AND channel_id = "
                + channel);
    }

    @Test
    void newestFirstPageNamesTombstonesUpToTheNewest() {
        expect(list(null, null, null, null, null, 4), "[8,9,10,11]", "[12]", true);
    }

    @Test
    void wholeHistoryNamesTombstonesAtBothEdges() {
        expect(list(null, null, null, null, null, 50), "[2,3,4,7,8,9,10,11]", "[1,5,6,12]", false);
    }

    @Test
    void beforeGoesBackFromAMessageEvenIfThatIsGone() {
        expect(list(id(8), null, null, null, null, 3), "[3,4,7]", "[5,6]", true);
        expect(list(id(6), null, null, null, null, 50), "[2,3,4]", "[1,5]", false);
        expect(list(id(2), null, null, null, null, 50), "[]", "[1]", false);
    }

    @Test
    void afterGoesOnFromAMessage() {
        expect(list(null, id(4), null, null, null, 2), "[7,8]", "[5,6]", true);
        expect(list(null, id(10), null, null, null, 50), "[11]", "[12]", false);
        expect(list(null, id(12), null, null, null, 50), "[]", "[]", false);
    }

    @Test
    void aroundShowsBothSides() {
        expect(list(null, null, id(7), null, null, 4), "[4,7,8,9]", "[5,6]", true);
        expect(list(null, null, id(7), null, null, 50), "[2,3,4,7,8,9,10,11]", "[1,5,6,12]", false);
        expect(list(null, null, id(7), null, null, 1), "[7]", "[]", true);
    }

    @Test
    void rangeOfSeqIsInclusive() {
        expect(list(null, null, null, 4L, 7L, 50), "[4,7]", "[5,6]", false);
        expect(list(null, null, null, 5L, 6L, 50), "[]", "[5,6]", false);
        expect(list(null, null, null, 2L, 11L, 3), "[2,3,4]", "[]", true);
        expect(list(null, null, null, null, 4L, 2), "[3,4]", "[]", true);
        expect(list(null, null, null, 10L, null, 50), "[10,11]", "[12]", false);
        expect(list(null, null, null, 13L, 99L, 50), "[]", "[]", false);
    }

    @Test
    void longRunOfTombstonesEndsThePageAndSaysThatThereIsMore() {
        world.sql("INSERT INTO message (id, channel_id, seq, author_id, content, deleted_at, created_at) SELECT "
                + id(12).value() + " + n, " + channel
                + ", 12 + n, 1, '', now(), now() FROM generate_series(1, 15000) n");
        world.forgets();

        JsonNode page = list(null, null, null, null, null, 50);
        JsonNode next = list(null, null, null, null, page.at("/deleted/0").asLong() - 1, 50);

        assertThat(page.get("messages").size()).isZero();
        assertThat(page.get("deleted").size()).isEqualTo(10_000);
        assertThat(page.get("hasMore").asBoolean()).isTrue();
        assertThat(next.get("messages").size()).isEqualTo(8);
        assertThat(next.get("hasMore").asBoolean()).isFalse();
    }

    @Test
    void rightsAreAskedForReading() {
        Person bob = world.person("bob");
        bob.asks(new ListMessages(channel, null, null, null, null, null, null)).refused(ErrorCode.UNKNOWN_CHANNEL);
        Person.Home home = alice.founds("Other");
        bob.joins(alice.invites(home.general(), 0)).ok();
        ChannelId blind = alice.opens(
                home.id(),
                "blind",
                Overwrite.role(home.id().value(), Permissions.NONE, Permissions.of(Permission.READ_MESSAGE_HISTORY)));

        JsonNode error = bob.asks(new ListMessages(blind, null, null, null, null, null, null))
                .refused(ErrorCode.FORBIDDEN);

        assertThat(error.get("permission").asText()).isEqualTo("READ_MESSAGE_HISTORY");
    }

    private MessageId id(int seq) {
        return ids.get(seq - 1);
    }

    private JsonNode list(
            @Nullable MessageId before,
            @Nullable MessageId after,
            @Nullable MessageId around,
            @Nullable Long fromSeq,
            @Nullable Long toSeq,
            int limit) {
        return alice.asks(new ListMessages(channel, before, after, around, fromSeq, toSeq, limit))
                .ok();
    }

    private static void expect(JsonNode page, String seqs, String deleted, boolean hasMore) {
        List<Long> shown = new ArrayList<>();
        page.get("messages").forEach(message -> shown.add(message.get("seq").asLong()));
        assertThat(shown.toString().replace(" ", "")).isEqualTo(seqs);
        assertThat(page.get("deleted").toString()).isEqualTo(deleted);
        assertThat(page.get("hasMore").asBoolean()).isEqualTo(hasMore);
        assertThat(page.get("seq").asLong()).isEqualTo(12);
    }
}
