package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.ReplyPart;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.GetServerState;
import dev.cryb.request.RequestMembers;
import dev.cryb.request.UpdateMember;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members are listed in chunks and found by name; their nicks follow the rules. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class MembersComponentTest {

    @Inject
    World world;

    @Inject
    Wire wire;

    private Person alice;
    private Person bob;
    private Person stranger;
    private Person.Home home;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob_x");
        stranger = world.person("stranger");
        home = alice.founds("Home");
        bob.joins(alice.invites(home.general(), 0)).ok();
    }

    @Test
    void thousandsComeInChunksEachOnce() {
        world.sql("INSERT INTO profile (user_id, username, display_name) SELECT " + home.id()
                + " + n, 'extra' || n, 'Extra' FROM generate_series(1, 2500) n ON CONFLICT DO NOTHING");
        world.sql("INSERT INTO member (server_id, user_id, joined_at) SELECT " + home.id() + ", " + home.id()
                + " + n, now() FROM generate_series(1, 2500) n");
        world.sql("UPDATE server SET member_count = member_count + 2500 WHERE id = " + home.id());

        List<JsonNode> chunks = chunks(bob, null, null, null);

        assertThat(chunks).hasSize(3);
        Set<String> seen = new HashSet<>();
        chunks.forEach(chunk -> {
            assertThat(chunk.get("chunkCount").asInt()).isEqualTo(3);
            assertThat(chunk.get("members").size()).isLessThanOrEqualTo(1_000);
            chunk.get("members")
                    .forEach(member ->
                            assertThat(seen.add(member.at("/user/id").asText())).isTrue());
        });
        assertThat(seen).hasSize(2_502);
        assertThat(chunks(bob, null, null, 30).get(0).get("members")).hasSize(30);
    }

    @Test
    void membersAreFoundByTheBeginningOfAnyOfTheirNames() {
        bob.asks(new UpdateMember(home.id(), bob.id(), Optional.of("Zorro%"))).ok();

        assertThat(names(chunks(alice, "BOB_", null, 5))).containsExactly("bob_x");
        assertThat(names(chunks(alice, "zor", null, 5))).containsExactly("bob_x");
        assertThat(names(chunks(alice, "zorro%", null, 5))).containsExactly("bob_x");
        assertThat(names(chunks(alice, "b%", null, 5))).isEmpty();
        assertThat(names(chunks(alice, "bobx", null, 5))).isEmpty();
        assertThat(names(chunks(alice, "stranger", null, 5))).isEmpty();
    }

    @Test
    void thoseAskedForByIdAreThereOrNotFound() {
        JsonNode chunk =
                chunks(bob, null, List.of(alice.id(), stranger.id()), null).get(0);

        assertThat(names(List.of(chunk))).containsExactly("alice");
        assertThat(chunk.at("/notFound/0").asText()).isEqualTo(stranger.id().toString());
        stranger.asks(new RequestMembers(home.id(), null, null, null, null, null))
                .refused(ErrorCode.UNKNOWN_SERVER);
    }

    @Test
    void nickIsOnesOwnOrOfThoseBelow() {
        Answer own = bob.asks(new UpdateMember(home.id(), bob.id(), Optional.of("Bobby")));

        assertThat(own.ok().get("nick").asText()).isEqualTo("Bobby");
        assertThat(own.eventNames()).containsExactly("server:member_update");
        assertThat(bob.asks(new GetServerState(home.id())).ok().at("/me/nick").asText())
                .isEqualTo("Bobby");
        assertThat(bob.asks(new UpdateMember(home.id(), bob.id(), Optional.of("Bobby")))
                        .eventNames())
                .isEmpty();
        bob.asks(new UpdateMember(home.id(), alice.id(), Optional.of("Al"))).refused(ErrorCode.FORBIDDEN);
        alice.asks(new UpdateMember(home.id(), stranger.id(), Optional.of("S"))).refused(ErrorCode.UNKNOWN_MEMBER);
        assertThat(alice.asks(new UpdateMember(home.id(), bob.id(), Optional.empty()))
                        .ok()
                        .has("nick"))
                .isFalse();
    }

    private List<JsonNode> chunks(
            Person person, @Nullable String query, @Nullable List<UserId> ids, @Nullable Integer limit) {
        int before = wire.parts().size();
        JsonNode told = wire.answer(
                        wire.asks(person.caller(), new RequestMembers(home.id(), query, ids, limit, null, "n")))
                .ok();
        List<JsonNode> chunks = new ArrayList<>();
        List<ReplyPart> parts = wire.parts().subList(before, wire.parts().size());
        for (ReplyPart part : parts) {
            assertThat(part.event()).isEqualTo("server:members_chunk");
            assertThat(part.index()).isEqualTo(chunks.size());
            chunks.add(json(part.data()));
        }
        assertThat(chunks).hasSize(told.get("chunks").asInt());
        return chunks;
    }

    private static List<String> names(List<JsonNode> chunks) {
        List<String> names = new ArrayList<>();
        chunks.forEach(chunk -> chunk.get("members")
                .forEach(member -> names.add(member.at("/user/username").asText())));
        return names;
    }

    private static JsonNode json(String text) {
        try {
            return Json.tree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
