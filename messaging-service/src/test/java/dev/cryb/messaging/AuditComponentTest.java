package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.event.ModerationEvent.AuditLogged;
import dev.cryb.event.Topic;
import dev.cryb.json.Json;
import dev.cryb.messaging.moderation.ModerationUpkeep;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.ListAudit;
import dev.cryb.request.RequestType;
import dev.cryb.request.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every administrative act is written down once: who, what, why, and the fields before and after. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class AuditComponentTest {

    /** The acts, in an order in which each can follow the others: payload, target, reason, fields that changed. */
    private static final String ACTS = """
            server:update {serverId: $server, name: 'House'} | - | - | name
            channel:create {serverId: $server, type: 'text', name: 'more', topic: 'much'} | made | - | name,slowmodeSeconds,topic,type
            channel:update {channelId: $extra, topic: 'old', slowmodeSeconds: 5} | extra | - | slowmodeSeconds,topic
            channel:reorder {serverId: $server, channels: [{id: $extra, position: 9}]} | - | - | $extra
            channel:overwrite_set {channelId: $extra, targetType: 'role', targetId: $free, allow: '0', deny: '1024'} | extra | - | overwrite
            channel:overwrite_delete {channelId: $extra, targetType: 'role', targetId: $free} | extra | - | overwrite
            channel:delete {channelId: $extra, reason: 'unused'} | extra | unused | name,slowmodeSeconds,topic,type
            invite:create {channelId: $channel, maxUses: 5} | code | - | channelId,creatorId,expiresAt,maxUses,uses
            invite:delete {code: $code} | code | - | channelId,creatorId,expiresAt,maxUses,uses
            role:create {serverId: $server, name: 'more', permissions: '0'} | made | - | name,permissions
            role:update {serverId: $server, roleId: $free, name: 'freer', color: 5} | free | - | color,name
            role:assign {serverId: $server, roleId: $free, userId: $target} | target | - | role
            role:unassign {serverId: $server, roleId: $free, userId: $target} | target | - | role
            role:reorder {serverId: $server, roles: [{id: $free, position: 5}]} | - | - | ranks
            emoji:create {serverId: $server, name: 'cat', uploadId: $upload} | made | - | name,picture
            emoji:delete {serverId: $server, emojiId: $emoji} | emoji | - | name,picture
            role:delete {serverId: $server, roleId: $free, reason: 'unused'} | free | unused | name,permissions
            server:member_update {serverId: $server, userId: $target, nick: 'You', roles: []} | target | - | nick,roles
            message:pin {channelId: $channel, messageId: $own} | own | - | pinnedIn
            message:unpin {channelId: $channel, messageId: $own} | own | - | pinnedIn
            message:unreact {channelId: $channel, messageId: $other, emoji: '👍', userId: $target} | other | - | channelId,emoji,userId
            message:reactions_clear {channelId: $channel, messageId: $another} | another | - | channelId
            message:delete {channelId: $channel, messageId: $other, reason: 'rude'} | other | rude | authorId,channelId
            message:bulk_delete {channelId: $channel, ids: [$another, $own], reason: 'spam'} | channel | spam | messages
            mod:timeout {serverId: $server, userId: $target, until: $soon, reason: 'calm'} | target | calm | timeoutUntil
            mod:timeout_clear {serverId: $server, userId: $target, reason: 'calm now'} | target | calm now | timeoutUntil
            mod:unban {serverId: $server, userId: $banned, reason: 'sorry'} | banned | sorry | -
            mod:kick {serverId: $server, userId: $target, reason: 'spam'} | target | spam | -
            mod:ban {serverId: $server, userId: $stranger, reason: 'spam', deleteMessageSeconds: 60} | stranger | spam | deleteMessageSeconds
            server:transfer_owner {serverId: $server, userId: $boss} | boss | - | ownerId
            """;

    /** What anyone does for themselves, and what ends the log itself. */
    private static final Set<String> NO_ACTS = Set.of(
            "channel:ack",
            "message:create",
            "message:edit",
            "message:react",
            "server:create",
            "server:delete",
            "server:join",
            "server:leave");

    private record Act(String event, String payload, String target, String reason, String fields) {

        static Act of(String line) {
            String[] cells = line.split(" \\| ");
            String[] asked = cells[0].split(" ", 2);
            return new Act(asked[0], asked[1], cells[1], cells[2], cells[3]);
        }
    }

    @Inject
    World world;

    @Inject
    ModerationUpkeep upkeep;

    private Scene scene;

    @BeforeEach
    void furnish() {
        scene = new Scene(world);
        // The log is read by one who may read it to the end.
        world.sql("UPDATE role SET permissions = %s WHERE id = %s"
                .formatted(Permissions.of(Permission.ADMINISTRATOR), scene.names.id("high")));
        world.forgets();
    }

    @Test
    void everyCommandThatServersKnowIsAnActOrNone() {
        Set<String> listed = ACTS.lines().map(Act::of).map(Act::event).collect(Collectors.toCollection(TreeSet::new));
        listed.addAll(NO_ACTS);

        assertThat(listed)
                .isEqualTo(Arrays.stream(RequestType.values())
                        .filter(type -> type.service() == Service.MESSAGING && !type.isInternal() && type.isCommand())
                        .map(RequestType::wireName)
                        .filter(name ->
                                List.of("dm:", "friend:", "user:").stream().noneMatch(name::startsWith))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyActIsWrittenOnceAndToldLive() {
        scene.target
                .asks(
                        "message:react",
                        scene.names.payload(scene.target, "{channelId: $channel, messageId: $another, emoji: '👍'}"))
                .ok();
        ACTS.lines().map(Act::of).forEach(this::check);
    }

    private void check(Act act) {
        Set<String> before = ids();
        Answer answer = scene.owner.asks(act.event(), scene.names.payload(scene.owner, act.payload()));
        JsonNode data = answer.ok();
        List<JsonNode> fresh = log().stream()
                .filter(entry -> !before.contains(entry.get("id").asText()))
                .toList();

        assertThat(fresh).as("entries of %s", act).hasSize(1);
        JsonNode entry = fresh.get(0);
        assertThat(entry.get("action").asText()).isEqualTo(act.event());
        assertThat(entry.at("/actor/id").asText()).isEqualTo(scene.owner.id().toString());
        assertThat(entry.path("targetId").asText("-")).as("target of %s", act).isEqualTo(target(act, data));
        assertThat(entry.path("reason").asText("-")).as("reason of %s", act).isEqualTo(act.reason());
        assertThat(fields(entry)).as("fields of %s in %s", act, entry).isEqualTo(expected(act, entry));
        assertThat(answer.events().stream().filter(AuditLogged.class::isInstance))
                .as("told of %s", act)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.topics())
                            .containsExactly(Topic.holders(scene.home.id(), Permission.VIEW_AUDIT_LOG));
                    assertThat(Json.readOwn(Json.write(event.data()), JsonNode.class))
                            .isEqualTo(entry);
                });
    }

    private String target(Act act, JsonNode data) {
        return switch (act.target()) {
            case "-" -> "-";
            case "made" -> data.get("id").asText();
            case "code" -> data.get("code").asText();
            default -> scene.names.id(scene.owner, act.target());
        };
    }

    private String expected(Act act, JsonNode entry) {
        return switch (act.fields()) {
            case "-" -> "";
            case "$extra" -> scene.names.id("extra");
            case "ranks" -> fields(entry);
            default -> act.fields();
        };
    }

    /** The fields that an entry names, each of which must have been or be something. */
    private static String fields(JsonNode entry) {
        return StreamSupport.stream(entry.get("changes").spliterator(), false)
                .peek(change -> assertThat(change.path("before")).isNotEqualTo(change.path("after")))
                .map(change -> change.get("key").asText())
                .sorted()
                .collect(Collectors.joining(","));
    }

    @Test
    void whatOneDoesForOneselfAndWhatChangesNothingIsNoAct() {
        List<String> acts = List.of(
                "server:member_update {serverId: $server, userId: $me, nick: 'Me'}",
                "message:delete {channelId: $channel, messageId: $own}",
                "message:react {channelId: $channel, messageId: $other, emoji: '👍'}",
                "message:unreact {channelId: $channel, messageId: $other, emoji: '👍'}",
                "message:pin {channelId: $channel, messageId: $other}",
                "message:reactions_clear {channelId: $channel, messageId: $another}",
                "message:unpin {channelId: $channel, messageId: $another}",
                "server:update {serverId: $server, name: 'Home'}",
                "channel:update {channelId: $channel, name: 'general'}",
                "channel:reorder {serverId: $server, channels: [{id: $channel, position: 0}]}",
                "server:member_update {serverId: $server, userId: $target, roles: [$low]}",
                "role:assign {serverId: $server, roleId: $low, userId: $target}");
        scene.grants(Permissions.NONE, Permissions.of(Permission.ADMINISTRATOR));
        Set<String> before = ids();
        List<String> wrong = new ArrayList<>();
        for (String act : acts) {
            String[] asked = act.split(" ", 2);
            scene.able.asks(asked[0], scene.names.payload(scene.able, asked[1])).ok();
            if (!ids().equals(before)) {
                wrong.add(act);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsOldIsForgotten() {
        String old = log().get(0).get("id").asText();
        world.sql("UPDATE audit SET created_at = now() - interval '91 days' WHERE id = " + old);
        world.sql("INSERT INTO timeout VALUES (1, 1, now() - interval '2 hours'), (1, 2, now())");
        int before = log().size();

        upkeep.forget().await().atMost(Duration.ofSeconds(20));

        assertThat(log()).hasSize(before - 1);
        assertThat(ids()).doesNotContain(old);
        assertThat(world.sql("DELETE FROM timeout WHERE server_id = 1 RETURNING user_id"))
                .singleElement()
                .extracting(row -> row.getLong(0))
                .isEqualTo(2L);
    }

    private List<JsonNode> log() {
        JsonNode page = scene.boss
                .asks(new ListAudit(scene.home.id(), null, null, null, 100))
                .ok();
        assertThat(page.get("hasMore").asBoolean()).isFalse();
        return StreamSupport.stream(page.get("entries").spliterator(), false).toList();
    }

    private Set<String> ids() {
        return log().stream().map(entry -> entry.get("id").asText()).collect(Collectors.toSet());
    }
}
