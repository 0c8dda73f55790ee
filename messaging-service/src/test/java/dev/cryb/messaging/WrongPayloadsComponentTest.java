package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.model.UploadPurpose;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateDm;
import dev.cryb.request.CreateRole;
import dev.cryb.request.RequestType;
import dev.cryb.request.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every request with every kind of wrong payload: a named refusal, and a database as it was. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class WrongPayloadsComponentTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Refusals of a request that is well formed but about nothing that is there for the caller. */
    private static final Set<String> NOTHING_THERE = Set.of(
            ErrorCode.UNKNOWN_CHANNEL.name(),
            ErrorCode.UNKNOWN_SERVER.name(),
            ErrorCode.UNKNOWN_MESSAGE.name(),
            ErrorCode.UNKNOWN_USER.name(),
            ErrorCode.UNKNOWN_MEMBER.name(),
            ErrorCode.UNKNOWN_INVITE.name(),
            ErrorCode.UNKNOWN_UPLOAD.name(),
            ErrorCode.UNKNOWN_EMOJI.name(),
            ErrorCode.UNKNOWN_ROLE.name(),
            ErrorCode.INVALID_PAYLOAD.name());

    private static final Set<String> MASKS = Set.of("allow", "deny", "permissions");

    /** Texts and lists that say something by being empty. */
    private static final Set<String> MAY_BE_EMPTY =
            Set.of("user:update bio", "server:request_members query", "server:member_update roles");

    @Inject
    World world;

    private Person alice;
    private Person bob;
    private Person carol;
    private final Map<String, JsonNode> good = new TreeMap<>();

    @BeforeEach
    void furnish() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        Person.Home home = alice.founds("Home");
        bob.joins(alice.invites(home.general(), 0)).ok();
        MessageId message = MessageId.parse(
                alice.sends(home.general(), "hello").ok().get("id").asText());
        ChannelId group = ChannelId.parse(world.command(
                        alice.caller(),
                        new CreateDm(List.of(bob.id(), carol.id()), "us", null)
                                .knowing(List.of(
                                        bob.caller().user(), carol.caller().user())))
                .ok()
                .at("/channel/id")
                .asText());
        furnish(
                home.id(),
                home.general(),
                message,
                group,
                alice.invites(home.general(), 0).text());
    }

    private void furnish(ServerId server, ChannelId channel, MessageId message, ChannelId group, String code) {
        put(RequestType.SERVER_CREATE, "name", "Another");
        put(RequestType.SERVER_UPDATE, "serverId", server, "name", "Renamed");
        put(RequestType.SERVER_DELETE, "serverId", server, "confirmName", "Home");
        put(RequestType.SERVER_TRANSFER_OWNER, "serverId", server, "userId", bob.id());
        put(RequestType.SERVER_JOIN, "inviteCode", code);
        put(RequestType.SERVER_LEAVE, "serverId", server);
        put(RequestType.SERVER_STATE, "serverId", server);
        put(RequestType.SERVER_REQUEST_MEMBERS, "serverId", server, "query", "b", "limit", 5);
        put(RequestType.CHANNEL_CREATE, "serverId", server, "type", "text", "name", "more", "slowmodeSeconds", 5);
        put(RequestType.CHANNEL_UPDATE, "channelId", channel, "name", "renamed", "slowmodeSeconds", 5);
        put(RequestType.CHANNEL_DELETE, "channelId", channel);
        ObjectNode place = JSON.objectNode().put("id", channel.toString()).put("position", 3);
        put(
                RequestType.CHANNEL_REORDER,
                "serverId",
                server,
                "channels",
                JSON.arrayNode().add(place));
        put(RequestType.CHANNEL_JOIN, "channelId", channel);
        put(RequestType.CHANNEL_MESSAGES, "channelId", channel, "limit", 10);
        put(RequestType.CHANNEL_ACK, "channelId", channel, "seq", 1);
        put(RequestType.INVITE_CREATE, "channelId", channel, "maxAgeSeconds", 60, "maxUses", 1);
        put(RequestType.INVITE_DELETE, "code", code);
        put(RequestType.INVITE_LIST, "serverId", server);
        put(RequestType.INVITE_RESOLVE, "code", code);
        put(RequestType.MESSAGE_CREATE, "channelId", channel, "content", "hi", "replyTo", message);
        put(RequestType.MESSAGE_EDIT, "channelId", channel, "messageId", message, "content", "edited");
        put(RequestType.MESSAGE_DELETE, "channelId", channel, "messageId", message);
        put(
                RequestType.MESSAGE_BULK_DELETE,
                "channelId",
                channel,
                "ids",
                ids(message.toString(), "250000000000000001"));
        put(RequestType.MESSAGE_REACT, "channelId", channel, "messageId", message, "emoji", "👍");
        put(RequestType.MESSAGE_UNREACT, "channelId", channel, "messageId", message, "emoji", "👍");
        put(RequestType.MESSAGE_REACTIONS_CLEAR, "channelId", channel, "messageId", message);
        put(RequestType.MESSAGE_PIN, "channelId", channel, "messageId", message);
        put(RequestType.MESSAGE_UNPIN, "channelId", channel, "messageId", message);
        put(RequestType.MESSAGE_GET, "channelId", channel, "messageId", message);
        put(RequestType.MESSAGE_PINS, "channelId", channel, "limit", 5);
        put(RequestType.MESSAGE_SEARCH, "serverId", server, "query", "hello", "limit", 5);
        RoleId role = RoleId.parse(alice.asks(new CreateRole(server, "role", null, Permissions.NONE, null, null))
                .ok()
                .get("id")
                .asText());
        put(
                RequestType.SERVER_MEMBER_UPDATE,
                "serverId",
                server,
                "userId",
                alice.id(),
                "nick",
                "Al",
                "roles",
                ids(role.toString()));
        put(RequestType.ROLE_CREATE, "serverId", server, "name", "more", "color", 5, "permissions", "1024");
        put(RequestType.ROLE_UPDATE, "serverId", server, "roleId", role, "name", "renamed", "color", 6);
        put(RequestType.ROLE_DELETE, "serverId", server, "roleId", role);
        ObjectNode rank = JSON.objectNode().put("id", role.toString()).put("position", 1);
        put(
                RequestType.ROLE_REORDER,
                "serverId",
                server,
                "roles",
                JSON.arrayNode().add(rank));
        put(RequestType.ROLE_ASSIGN, "serverId", server, "roleId", role, "userId", bob.id());
        put(RequestType.ROLE_UNASSIGN, "serverId", server, "roleId", role, "userId", bob.id());
        put(
                RequestType.CHANNEL_OVERWRITE_SET,
                "channelId",
                channel,
                "targetType",
                "role",
                "targetId",
                role,
                "allow",
                "1024",
                "deny",
                "2048");
        put(RequestType.CHANNEL_OVERWRITE_DELETE, "channelId", channel, "targetType", "role", "targetId", role);
        put(RequestType.PERMISSIONS_CHECK, "channelId", channel, "userId", bob.id());
        put(RequestType.MOD_KICK, "serverId", server, "userId", bob.id());
        put(RequestType.MOD_BAN, "serverId", server, "userId", bob.id(), "deleteMessageSeconds", 5);
        put(RequestType.MOD_UNBAN, "serverId", server, "userId", bob.id());
        put(RequestType.MOD_BAN_LIST, "serverId", server, "limit", 5);
        String soon = world.now().plusSeconds(600).toString();
        put(RequestType.MOD_TIMEOUT, "serverId", server, "userId", bob.id(), "until", soon);
        put(RequestType.MOD_TIMEOUT_CLEAR, "serverId", server, "userId", bob.id());
        put(RequestType.AUDIT_LIST, "serverId", server, "action", "mod:kick", "limit", 5);
        String upload = alice.uploads(UploadPurpose.EMOJI, server, "d".repeat(32));
        put(RequestType.EMOJI_CREATE, "serverId", server, "name", "cat", "uploadId", upload);
        put(RequestType.EMOJI_DELETE, "serverId", server, "emojiId", alice.draws(server, "party"));
        put(RequestType.EMOJI_LIST, "serverId", server);
        put(RequestType.DM_CREATE, "userIds", ids(bob.id().toString()));
        put(RequestType.DM_RECIPIENT_ADD, "channelId", group, "userId", bob.id());
        put(RequestType.DM_RECIPIENT_REMOVE, "channelId", group, "userId", bob.id());
        put(RequestType.DM_CLOSE, "channelId", group);
        put(RequestType.FRIEND_REQUEST, "userId", bob.id());
        put(RequestType.FRIEND_ACCEPT, "userId", bob.id());
        put(RequestType.FRIEND_DECLINE, "userId", bob.id());
        put(RequestType.FRIEND_REMOVE, "userId", bob.id());
        put(RequestType.FRIEND_BLOCK, "userId", bob.id());
        put(RequestType.FRIEND_UNBLOCK, "userId", bob.id());
        put(RequestType.USER_UPDATE, "displayName", "Alice", "bio", "me");
        put(RequestType.USER_GET, "userId", bob.id());
    }

    @Test
    void everyRequestIsHere() {
        assertThat(good.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RequestType.values())
                        .filter(type -> type.service() == Service.MESSAGING && !type.isInternal())
                        .map(RequestType::wireName)
                        .toList());
    }

    @Test
    void missingAndWrongFieldsAreNamedAndChangeNothing() {
        List<String> wrong = new ArrayList<>();
        good.forEach((event, payload) -> {
            String before = database();
            payload.fieldNames()
                    .forEachRemaining(field -> broken(field, payload.get(field)).forEach((how, value) -> {
                        if (how.equals("empty") && MAY_BE_EMPTY.contains(event + " " + field)) {
                            return;
                        }
                        ObjectNode bad = payload.deepCopy();
                        bad.set(field, value);
                        String outcome = outcome(event, bad);
                        if (!outcome.equals("INVALID_PAYLOAD " + field)) {
                            wrong.add(event + " with " + field + " " + how + ": " + outcome);
                        }
                    }));
            if (!database().equals(before)) {
                wrong.add(event + " changed the database");
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void requiredFieldsAreMissed() {
        List<String> wrong = new ArrayList<>();
        good.forEach((event, payload) -> {
            if (!outcome(event, JSON.objectNode()).startsWith("INVALID_PAYLOAD")
                    && !event.equals(RequestType.USER_UPDATE.wireName())) {
                wrong.add(event + " of nothing: " + outcome(event, JSON.objectNode()));
            }
            if (!outcome(event, JSON.arrayNode()).equals("INVALID_PAYLOAD data")) {
                wrong.add(event + " of a list");
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsNotThereIsUnknownAndChangesNothing() {
        List<String> wrong = new ArrayList<>();
        String nowhere = "250000000000000009";
        good.forEach((event, payload) -> payload.fieldNames().forEachRemaining(field -> {
            if (!field.endsWith("Id") && !field.equals("replyTo")) {
                return;
            }
            ObjectNode bad = payload.deepCopy();
            bad.put(field, nowhere);
            String before = database();
            String outcome = outcome(event, bad);
            if (NOTHING_THERE.stream().noneMatch(outcome::startsWith)) {
                wrong.add(event + " with an unknown " + field + ": " + outcome);
            }
            if (!database().equals(before)) {
                wrong.add(event + " with an unknown " + field + " changed the database");
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void strangersAreToldThatNothingIsThere() {
        Person stranger = world.person("mallory");
        List<String> wrong = new ArrayList<>();
        good.forEach((event, payload) -> {
            if (!payload.has("serverId") && !payload.has("channelId")) {
                return;
            }
            String before = database();
            String outcome = outcome(stranger, event, payload);
            if (!outcome.startsWith("UNKNOWN_")) {
                wrong.add(event + ": " + outcome);
            }
            if (!database().equals(before)) {
                wrong.add(event + " changed the database");
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Values that a field must not take, by what is wrong with them. */
    private static Map<String, JsonNode> broken(String field, JsonNode value) {
        Map<String, JsonNode> broken = new LinkedHashMap<>();
        broken.put("an object", JSON.objectNode().put("a", 1));
        broken.put("true", JSON.booleanNode(true));
        broken.put("1.5", JSON.numberNode(1.5));
        if (value.isTextual()) {
            broken.put("a number", JSON.numberNode(5));
            broken.put("a list", JSON.arrayNode());
            broken.put("with NUL", JSON.textNode("a\0b"));
            broken.put("a lone surrogate", JSON.textNode("a\uD800"));
            broken.put("too long", JSON.textNode("x".repeat(5_000)));
            broken.put("empty", JSON.textNode(""));
            if (MASKS.contains(field)) {
                broken.put("unknown bits", JSON.textNode("9223372036854775807"));
            } else if (value.asText().matches("[0-9]{2,}")) {
                for (String id : List.of("0", "-1", "+1", " 1", "1 ", "01", "1e3", "abc", "9223372036854775808")) {
                    broken.put("'" + id + "'", JSON.textNode(id));
                }
            }
        } else if (value.isNumber()) {
            broken.put("text", JSON.textNode("5"));
            broken.put("negative", JSON.numberNode(-1));
            broken.put("beyond 64 bits", JSON.numberNode(new java.math.BigInteger("99999999999999999999")));
            broken.put("a list", JSON.arrayNode());
        } else if (value.isArray()) {
            broken.put("text", JSON.textNode("5"));
            broken.put("empty", JSON.arrayNode());
            ArrayNode long1 = JSON.arrayNode();
            for (int i = 0; i < 501; i++) {
                long1.add(value.get(0));
            }
            broken.put("too long", long1);
        }
        return broken;
    }

    private String outcome(String event, JsonNode payload) {
        return outcome(alice, event, payload);
    }

    /** What a gateway and the service make of it together: {@code ok}, or the error and its field. */
    private static String outcome(Person person, String event, JsonNode payload) {
        // A list's entry or a part of an object breaks the field that it is in.
        return person.asks(event, payload).outcome().split("[.\\[]", 2)[0];
    }

    /** All rows there are, but for the bus' own and what the search still has to do. */
    private String database() {
        List<String> tables = world
                .sql(
                        "SELECT string_agg(c.relname, ',' ORDER BY c.relname) FROM pg_class c WHERE c.relkind = 'r'"
                                + " AND c.relnamespace = 'messaging'::regnamespace AND NOT c.relispartition"
                                + " AND c.relname NOT IN ('partition', 'setting', 'search', 'unindexed', 'flyway_schema_history')")
                .stream()
                .flatMap(row -> Arrays.stream(row.getString(0).split(",")))
                .toList();
        StringBuilder sums = new StringBuilder("SELECT concat_ws(' '");
        for (String table : tables) {
            sums.append(", (SELECT count(*) || ':' || COALESCE(sum(hashtext(t::text)::bigint), 0) FROM ")
                    .append(table)
                    .append(" t)");
        }
        return world.sql(sums + ")").get(0).getString(0);
    }

    /** Keys and values in turn. */
    private void put(RequestType type, Object... fields) {
        ObjectNode payload = JSON.objectNode();
        for (int i = 0; i < fields.length; i += 2) {
            String name = (String) fields[i];
            switch (fields[i + 1]) {
                case Integer number -> payload.put(name, number);
                case JsonNode node -> payload.set(name, node);
                case Object other -> payload.put(name, other.toString());
            }
        }
        good.put(type.wireName(), payload);
    }

    private static ArrayNode ids(String... ids) {
        ArrayNode array = JSON.arrayNode();
        Arrays.stream(ids).forEach(array::add);
        return array;
    }
}
