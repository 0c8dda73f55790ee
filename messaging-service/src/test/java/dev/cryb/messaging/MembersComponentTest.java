package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.Reply;
import dev.cryb.bus.ReplyPart;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.Topic;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.GetServerState;
import dev.cryb.request.InviteCode;
import dev.cryb.request.RequestMembers;
import dev.cryb.request.UpdateMember;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class MembersComponentTest {

    /** On a quiet machine; the assertion leaves room for a busy one. */
    private static final Duration PROMISED = Duration.ofSeconds(1);

    @Inject
    World world;

    @Inject
    Wire wire;

    private Person alice;
    private Person bob;
    private Person carol;
    private Person.Home home;

    /** What a session is told: the pieces, and the answer after them. */
    private record Told(List<JsonNode> chunks, JsonNode ack) {

        List<String> usernames() {
            return chunks.stream()
                    .flatMap(chunk -> each(chunk.get("members")))
                    .map(member -> member.at("/user/username").asText())
                    .toList();
        }
    }

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        home = alice.founds("Home");
        InviteCode code = alice.invites(home.general(), 0);
        bob.joins(code).ok();
        carol.joins(code).ok();
    }

    @Test
    void ownNickIsToldAndTakenAway() {
        Answer answer = bob.asks(nick(bob, "Bobby"));

        JsonNode member = answer.ok();
        assertThat(member.get("serverId").asText()).isEqualTo(home.id().toString());
        assertThat(member.get("userId").asText()).isEqualTo(bob.id().toString());
        assertThat(member.get("nick").asText()).isEqualTo("Bobby");
        assertThat(member.at("/user/username").asText()).isEqualTo("bob");
        assertThat(answer.eventNames()).containsExactly("server:member_update");
        assertThat(answer.events().get(0).topics()).containsExactly(Topic.server(home.id()));
        assertThat(bob.asks(new GetServerState(home.id())).ok().at("/me/nick").asText())
                .isEqualTo("Bobby");

        for (UpdateMember nothing : List.of(new UpdateMember(home.id(), bob.id(), null, null), nick(bob, "Bobby"))) {
            Answer unchanged = bob.asks(nothing);
            assertThat(unchanged.ok()).isEqualTo(member);
            assertThat(unchanged.events()).isEmpty();
        }
        assertThat(bob.asks(new UpdateMember(home.id(), bob.id(), Optional.empty(), null))
                        .ok()
                        .has("nick"))
                .isFalse();
    }

    @Test
    void othersAreNamedByThoseWithTheRightWhoStandAbove() {
        bob.asks(nick(carol, "Caz")).refused(ErrorCode.FORBIDDEN);
        long mods = role(10, 1L << 27);
        long helpers = role(5, 0);
        has(bob, mods);
        has(carol, helpers);
        String before = world.contents(home.id());

        bob.asks(nick(alice, "Boss")).refused(ErrorCode.HIERARCHY);
        assertThat(carol.asks(nick(bob, "B"))
                        .refused(ErrorCode.FORBIDDEN)
                        .get("permission")
                        .asText())
                .isEqualTo("MANAGE_NICKNAMES");
        bob.asks(nick(world.person("dave"), "D")).refused(ErrorCode.UNKNOWN_MEMBER);
        world.person("eve").asks(nick(bob, "B")).refused(ErrorCode.UNKNOWN_SERVER);
        assertThat(world.contents(home.id())).isEqualTo(before);

        bob.asks(nick(carol, "Caz")).ok();
        alice.asks(nick(bob, "Bo")).ok();
        alice.asks(nick(alice, "Boss")).ok();
        has(carol, mods);
        bob.asks(nick(carol, "C")).refused(ErrorCode.HIERARCHY);
    }

    @Test
    void ownNickNeedsItsRightToo() {
        world.sql("UPDATE role SET permissions = permissions & ~(1::bigint << 26) WHERE id = " + home.id());
        world.forgets();

        assertThat(bob.asks(nick(bob, "B"))
                        .refused(ErrorCode.FORBIDDEN)
                        .get("permission")
                        .asText())
                .isEqualTo("CHANGE_NICKNAME");
    }

    @Test
    void prefixFindsByAnyNameWhateverItsCase() {
        carol.asks(nick(carol, "Ärmel_x")).ok();
        join("Quinn", "Ronald 50%");
        join("quentin", "Some_One");

        assertThat(told(prefix("QU", null)).usernames()).containsExactlyInAnyOrder("Quinn", "quentin");
        assertThat(told(prefix("qu", 1)).usernames()).hasSize(1);
        assertThat(told(prefix("ärmel_", null)).usernames()).containsExactly("carol");
        assertThat(told(prefix("ronald 50%", null)).usernames()).containsExactly("Quinn");
        assertThat(told(prefix("%", null)).usernames()).isEmpty();
        assertThat(told(prefix("some\\", null)).usernames()).isEmpty();
        assertThat(told(prefix("s", null)).usernames()).containsExactly("quentin");
        assertThat(told(prefix("x", null)).chunks()).hasSize(1);
    }

    @Test
    void queryFindsHundredByDefaultAndThousandAtMost() {
        crowd(1_500);

        assertThat(told(prefix("guest", null)).usernames()).hasSize(100);
        assertThat(told(prefix("guest", 1_000)).usernames()).hasSize(1_000);
        assertThat(told(new RequestMembers(home.id(), null, null, 7, null, null))
                        .usernames())
                .hasSize(7);
    }

    @Test
    void thoseNamedThatAreNoMembersAreSaidToBeMissing() {
        UserId stranger = world.person("dave").id();

        Told told = told(new RequestMembers(
                home.id(), null, List.of(carol.id(), stranger, alice.id(), carol.id()), null, null, "n1"));

        assertThat(told.usernames()).containsExactly("alice", "carol");
        JsonNode chunk = told.chunks().get(0);
        assertThat(each(chunk.get("notFound")).map(JsonNode::asText)).containsExactly(stranger.toString());
        assertThat(chunk.get("nonce").asText()).isEqualTo("n1");
        assertThat(chunk.get("chunkIndex").asInt()).isZero();
        assertThat(chunk.get("chunkCount").asInt()).isEqualTo(1);
        assertThat(chunk.has("presences")).isFalse();
        assertThat(told.ack().get("chunks").asInt()).isEqualTo(1);
    }

    @Test
    void strangerIsToldNothing() {
        Reply reply = wire.reply(
                wire.asks(world.person("dave").caller(), new RequestMembers(home.id(), null, null, null, null, null)));

        assertThat(reply.ackJson()).contains("UNKNOWN_SERVER");
        assertThat(parts(reply)).isEmpty();
    }

    @Test
    void tenThousandMembersComeInChunksOfThousand() {
        crowd(9_997);
        RequestMembers all = new RequestMembers(home.id(), null, null, 0, null, "all");
        told(all);

        long started = System.nanoTime();
        Told told = told(all);
        Duration took = Duration.ofNanos(System.nanoTime() - started);

        assertThat(told.chunks())
                .hasSize(10)
                .allMatch(chunk -> chunk.get("chunkCount").asInt() == 10);
        assertThat(told.chunks())
                .extracting(chunk -> chunk.get("chunkIndex").asInt())
                .isSorted();
        assertThat(told.usernames()).hasSize(10_000);
        assertThat(told.chunks().stream()
                        .flatMap(chunk -> each(chunk.get("members")))
                        .map(member -> member.at("/user/id").asText())
                        .distinct())
                .hasSize(10_000);
        assertThat(told.ack().get("chunks").asInt()).isEqualTo(10);
        assertThat(took).isLessThan(PROMISED.multipliedBy(4));
    }

    private Told told(RequestMembers query) {
        Reply reply = wire.reply(wire.asks(alice.caller(), query));
        List<JsonNode> chunks = new ArrayList<>();
        parts(reply).forEach(part -> {
            assertThat(part.event()).isEqualTo("server:members_chunk");
            chunks.add(tree(part.data()));
        });
        return new Told(chunks, tree(reply.ackJson()).get("data"));
    }

    private List<ReplyPart> parts(Reply reply) {
        return wire.parts().stream()
                .filter(part -> part.correlation() == reply.correlation())
                .toList();
    }

    private RequestMembers prefix(String text, @Nullable Integer limit) {
        return new RequestMembers(home.id(), text, null, limit, null, null);
    }

    private UpdateMember nick(Person person, String nick) {
        return new UpdateMember(home.id(), person.id(), Optional.of(nick), null);
    }

    private void join(String username, String displayName) {
        UserId id = world.person(username).id();
        new Person(world, new Caller(id, username, displayName, null))
                .joins(alice.invites(home.general(), 0))
                .ok();
    }

    /**
     * In pieces, each below the time that a statement may take on a busy machine.
     *
     * <p>The people may be in another test's server too, as ids of servers lie close.
     */
    private void crowd(int count) {
        for (int from = 1; from <= count; from += 1_000) {
            String ids = " FROM generate_series(%d, %d) n".formatted(from, Math.min(count, from + 999));
            String id = home.id() + " + 1000000 + n";
            world.sql("INSERT INTO profile (user_id, username, display_name) SELECT " + id
                    + ", 'guest' || n, 'Guest ' || n" + ids + " ON CONFLICT DO NOTHING");
            world.sql("INSERT INTO member (server_id, user_id, joined_at) SELECT " + home.id() + ", " + id + ", now()"
                    + ids);
        }
        world.sql("UPDATE server SET member_count = member_count + " + count + " WHERE id = " + home.id());
    }

    /** Far from the ids that the line mints next, of which some other test's server may be one. */
    private long role(int position, long permissions) {
        long id = home.id().value() + 40_000 + position;
        world.sql("INSERT INTO role (id, server_id, name, permissions, position) VALUES (%d, %s, 'r', %d, %d)"
                .formatted(id, home.id(), permissions, position));
        world.forgets();
        return id;
    }

    private void has(Person person, long role) {
        world.sql("INSERT INTO member_role (server_id, user_id, role_id) VALUES (%s, %s, %d)"
                .formatted(home.id(), person.id(), role));
        world.forgets();
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
