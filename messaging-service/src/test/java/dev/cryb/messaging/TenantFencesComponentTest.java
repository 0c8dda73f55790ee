package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.cryb.id.Id;
import dev.cryb.json.Json;
import dev.cryb.request.InviteCode;
import dev.cryb.request.RequestType;
import dev.cryb.request.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ids of one server in requests to another lead nowhere: every field of every request that takes an id. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class TenantFencesComponentTest {

    /**
     * The table: event, field, payload, and what is answered to an administrator here who is a member there without any
     * right, and to the owner here who is not there at all.
     *
     * <p>{@code $their...} lies in the other server, which is also what the field must hold; all else lies here.
     */
    private static final String TABLE = """
            message:create channelId {channelId: $theirchannel, content: 'hi'} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:create replyTo {channelId: $channel, content: 'hi', replyTo: $theirmessage} | UNKNOWN_MESSAGE | UNKNOWN_MESSAGE
            message:create allowedMentions.users[] {channelId: $channel, content: $theirnames, allowedMentions: {users: [$theirmember]}} | ok | ok
            message:create allowedMentions.roles[] {channelId: $channel, content: $theirnames, allowedMentions: {roles: [$theirrole]}} | ok | ok
            message:edit channelId {channelId: $theirchannel, messageId: $mine, content: 'so'} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:edit messageId {channelId: $channel, messageId: $theirmessage, content: 'so'} | UNKNOWN_MESSAGE | UNKNOWN_MESSAGE
            message:delete channelId {channelId: $theirchannel, messageId: $message} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:delete messageId {channelId: $channel, messageId: $theirmessage} | UNKNOWN_MESSAGE | UNKNOWN_MESSAGE
            message:bulk_delete channelId {channelId: $theirchannel, ids: [$message, $theirmessage]} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:bulk_delete ids[] {channelId: $channel, ids: [$theirmessage, $theirpinned]} | ok | ok
            message:react channelId {channelId: $theirchannel, messageId: $message, emoji: '👍'} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:react messageId {channelId: $channel, messageId: $theirmessage, emoji: '👍'} | UNKNOWN_MESSAGE | UNKNOWN_MESSAGE
            message:unreact channelId {channelId: $theirchannel, messageId: $message, emoji: '👍'} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:unreact messageId {channelId: $channel, messageId: $theirpinned, emoji: '👍'} | UNKNOWN_MESSAGE | UNKNOWN_MESSAGE
            message:unreact userId {channelId: $channel, messageId: $message, emoji: '👍', userId: $theirmember} | ok | ok
            message:reactions_clear channelId {channelId: $theirchannel, messageId: $message} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:reactions_clear messageId {channelId: $channel, messageId: $theirpinned} | UNKNOWN_MESSAGE | UNKNOWN_MESSAGE
            message:get channelId {channelId: $theirchannel, messageId: $theirmessage} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:get messageId {channelId: $channel, messageId: $theirmessage} | UNKNOWN_MESSAGE | UNKNOWN_MESSAGE
            message:pins channelId {channelId: $theirchannel} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:pins before {channelId: $channel, before: $theirpinned} | ok | ok
            message:search serverId {serverId: $theirserver, query: 'amber'} | ok | UNKNOWN_SERVER
            message:search channelId {channelId: $theirchannel, query: 'amber'} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:search authorId {serverId: $server, query: 'amber', authorId: $theirmember} | ok | ok
            message:search before {serverId: $server, query: 'amber', before: $theirpinned} | ok | ok
            message:pin channelId {channelId: $theirchannel, messageId: $theirmessage} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:pin messageId {channelId: $channel, messageId: $theirmessage} | UNKNOWN_MESSAGE | UNKNOWN_MESSAGE
            message:unpin channelId {channelId: $theirchannel, messageId: $theirpinned} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            message:unpin messageId {channelId: $channel, messageId: $theirpinned} | UNKNOWN_MESSAGE | UNKNOWN_MESSAGE
            channel:join channelId {channelId: $theirchannel} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:messages channelId {channelId: $theirchannel} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:messages before {channelId: $channel, before: $theirpinned} | ok | ok
            channel:messages after {channelId: $channel, after: $theirmessage} | ok | ok
            channel:messages around {channelId: $channel, around: $theirmessage} | ok | ok
            channel:ack channelId {channelId: $theirchannel, seq: 1} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:create serverId {serverId: $theirserver, type: 'text', name: 'x', parentId: $category} | FORBIDDEN MANAGE_CHANNELS | UNKNOWN_SERVER
            channel:create parentId {serverId: $server, type: 'text', name: 'x', parentId: $theircategory} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:create overwrites[].targetId {serverId: $server, type: 'text', name: 'x', overwrites: [{targetType: 'role', targetId: $theirrole, allow: '0', deny: '0'}]} | UNKNOWN_ROLE | UNKNOWN_ROLE
            channel:create overwrites[].targetId {serverId: $server, type: 'text', name: 'x', overwrites: [{targetType: 'role', targetId: $theirserver, allow: '0', deny: '0'}]} | UNKNOWN_ROLE | UNKNOWN_ROLE
            channel:create overwrites[].targetId {serverId: $server, type: 'text', name: 'x', overwrites: [{targetType: 'member', targetId: $theirmember, allow: '0', deny: '0'}]} | UNKNOWN_MEMBER | UNKNOWN_MEMBER
            channel:update channelId {channelId: $theirchannel, name: 'x'} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:update parentId {channelId: $channel, parentId: $theircategory} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:delete channelId {channelId: $theirchannel} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:reorder serverId {serverId: $theirserver, channels: [{id: $channel, position: 1}]} | FORBIDDEN MANAGE_CHANNELS | UNKNOWN_SERVER
            channel:reorder channels[].id {serverId: $server, channels: [{id: $theirchannel, position: 1}]} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:reorder channels[].parentId {serverId: $server, channels: [{id: $channel, position: 1, parentId: $theircategory}]} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:overwrite_set channelId {channelId: $theirchannel, targetType: 'role', targetId: $role, allow: '0', deny: '0'} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:overwrite_set targetId {channelId: $channel, targetType: 'role', targetId: $theirrole, allow: '0', deny: '0'} | UNKNOWN_ROLE | UNKNOWN_ROLE
            channel:overwrite_set targetId {channelId: $channel, targetType: 'member', targetId: $theirmember, allow: '0', deny: '0'} | UNKNOWN_MEMBER | UNKNOWN_MEMBER
            channel:overwrite_delete channelId {channelId: $theirchannel, targetType: 'role', targetId: $theirrole} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            channel:overwrite_delete targetId {channelId: $channel, targetType: 'role', targetId: $theirrole} | UNKNOWN_ROLE | UNKNOWN_ROLE
            emoji:create serverId {serverId: $theirserver, name: 'cat', uploadId: $upload} | FORBIDDEN MANAGE_SERVER | UNKNOWN_SERVER
            emoji:create uploadId {serverId: $server, name: 'cat', uploadId: $theirupload} | UNKNOWN_UPLOAD | UNKNOWN_UPLOAD
            emoji:delete serverId {serverId: $theirserver, emojiId: $theiremoji} | FORBIDDEN MANAGE_SERVER | UNKNOWN_SERVER
            emoji:delete emojiId {serverId: $server, emojiId: $theiremoji} | UNKNOWN_EMOJI | UNKNOWN_EMOJI
            emoji:list serverId {serverId: $theirserver} | - | UNKNOWN_SERVER
            server:update serverId {serverId: $theirserver, name: 'Mine'} | FORBIDDEN MANAGE_SERVER | UNKNOWN_SERVER
            server:delete serverId {serverId: $theirserver, confirmName: 'Amber'} | FORBIDDEN | UNKNOWN_SERVER
            server:transfer_owner serverId {serverId: $theirserver, userId: $member} | FORBIDDEN | UNKNOWN_SERVER
            server:transfer_owner userId {serverId: $server, userId: $theirmember} | FORBIDDEN | UNKNOWN_MEMBER
            server:join inviteCode {inviteCode: $theirended} | - | UNKNOWN_INVITE
            server:leave serverId {serverId: $theirserver} | - | UNKNOWN_SERVER
            server:state serverId {serverId: $theirserver} | - | UNKNOWN_SERVER
            server:request_members serverId {serverId: $theirserver} | - | UNKNOWN_SERVER
            server:request_members userIds[] {serverId: $server, userIds: [$theirmember]} | ok | ok
            server:member_update serverId {serverId: $theirserver, userId: $theirmember, nick: 'x'} | FORBIDDEN MANAGE_NICKNAMES | UNKNOWN_SERVER
            server:member_update roles[] {serverId: $server, userId: $member, roles: [$theirrole]} | UNKNOWN_ROLE | UNKNOWN_ROLE
            server:member_update userId {serverId: $server, userId: $theirmember, nick: 'x'} | UNKNOWN_MEMBER | UNKNOWN_MEMBER
            role:create serverId {serverId: $theirserver, name: 'x'} | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER
            role:update serverId {serverId: $theirserver, roleId: $role, name: 'x'} | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER
            role:update roleId {serverId: $server, roleId: $theirrole, name: 'x'} | UNKNOWN_ROLE | UNKNOWN_ROLE
            role:update roleId {serverId: $server, roleId: $theirserver, permissions: '0'} | UNKNOWN_ROLE | UNKNOWN_ROLE
            role:delete serverId {serverId: $theirserver, roleId: $theirrole} | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER
            role:delete roleId {serverId: $server, roleId: $theirrole} | UNKNOWN_ROLE | UNKNOWN_ROLE
            role:reorder serverId {serverId: $theirserver, roles: [{id: $role, position: 1}]} | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER
            role:reorder roles[].id {serverId: $server, roles: [{id: $theirrole, position: 1}]} | UNKNOWN_ROLE | UNKNOWN_ROLE
            role:assign serverId {serverId: $theirserver, roleId: $theirrole, userId: $me} | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER
            role:assign roleId {serverId: $server, roleId: $theirrole, userId: $member} | UNKNOWN_ROLE | UNKNOWN_ROLE
            role:assign userId {serverId: $server, roleId: $role, userId: $theirmember} | UNKNOWN_MEMBER | UNKNOWN_MEMBER
            role:unassign serverId {serverId: $theirserver, roleId: $theirrole, userId: $theirmember} | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER
            role:unassign roleId {serverId: $server, roleId: $theirrole, userId: $member} | UNKNOWN_ROLE | UNKNOWN_ROLE
            role:unassign userId {serverId: $server, roleId: $role, userId: $theirmember} | UNKNOWN_MEMBER | UNKNOWN_MEMBER
            permissions:check channelId {channelId: $theirchannel} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            permissions:check userId {channelId: $channel, userId: $theirmember} | UNKNOWN_MEMBER | UNKNOWN_MEMBER
            invite:create channelId {channelId: $theirchannel} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            invite:delete code {code: $theircode} | UNKNOWN_INVITE | UNKNOWN_INVITE
            invite:list serverId {serverId: $theirserver} | FORBIDDEN MANAGE_SERVER | UNKNOWN_SERVER
            invite:resolve code {code: $theirended} | UNKNOWN_INVITE | UNKNOWN_INVITE
            mod:kick serverId {serverId: $theirserver, userId: $theirmember} | FORBIDDEN KICK_MEMBERS | UNKNOWN_SERVER
            mod:kick userId {serverId: $server, userId: $theirmember} | UNKNOWN_MEMBER | UNKNOWN_MEMBER
            mod:ban serverId {serverId: $theirserver, userId: $theirmember} | FORBIDDEN BAN_MEMBERS | UNKNOWN_SERVER
            mod:ban userId {serverId: $server, userId: $theirmember, deleteMessageSeconds: 604800} | ok | CONFLICT
            mod:unban serverId {serverId: $theirserver, userId: $theirexile} | FORBIDDEN BAN_MEMBERS | UNKNOWN_SERVER
            mod:unban userId {serverId: $server, userId: $theirexile} | UNKNOWN_USER | UNKNOWN_USER
            mod:ban_list serverId {serverId: $theirserver} | FORBIDDEN BAN_MEMBERS | UNKNOWN_SERVER
            mod:ban_list before {serverId: $server, before: $theirexile} | ok | ok
            mod:timeout serverId {serverId: $theirserver, userId: $theirmember, until: $soon} | FORBIDDEN MODERATE_MEMBERS | UNKNOWN_SERVER
            mod:timeout userId {serverId: $server, userId: $theirmember, until: $soon} | UNKNOWN_MEMBER | UNKNOWN_MEMBER
            mod:timeout_clear serverId {serverId: $theirserver, userId: $theirmember} | FORBIDDEN MODERATE_MEMBERS | UNKNOWN_SERVER
            mod:timeout_clear userId {serverId: $server, userId: $theirmember} | UNKNOWN_MEMBER | UNKNOWN_MEMBER
            audit:list serverId {serverId: $theirserver} | FORBIDDEN VIEW_AUDIT_LOG | UNKNOWN_SERVER
            audit:list actorId {serverId: $server, actorId: $theirowner} | ok | ok
            audit:list before {serverId: $server, before: $theirentry} | ok | ok
            dm:recipient_add channelId {channelId: $theirchannel, userId: $member} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            dm:recipient_remove channelId {channelId: $theirchannel, userId: $theirmember} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            dm:close channelId {channelId: $theirchannel} | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL
            """;

    /**
     * People are of no server: whoever knows an account may write to it, and {@code user:get} has its own test. Uploads
     * are of people; those of others are unknown, which {@code MediaSystemTest} shows.
     */
    private static final Set<String> ABOUT_PEOPLE = Set.of(
            "message:create attachments[]",
            "message:edit attachments[]",
            "dm:create userIds[]",
            "dm:recipient_add userId",
            "dm:recipient_remove userId",
            "friend:request userId",
            "friend:accept userId",
            "friend:decline userId",
            "friend:remove userId",
            "friend:block userId",
            "friend:unblock userId",
            "user:get userId");

    /** In every text of the other server: where it shows, something has been shown. */
    private static final String MARK = "amber";

    private record Row(String event, String field, String payload, List<String> outcomes) {

        static Row of(String line) {
            String[] cells = line.split(" \\| ");
            String[] asked = cells[0].split(" ", 3);
            return new Row(asked[0], asked[1], asked[2], List.of(cells[1], cells[2]));
        }
    }

    @Inject
    World world;

    private Neighbours neighbours;

    @BeforeEach
    void furnish() {
        neighbours = new Neighbours(world, MARK);
    }

    private static Stream<Row> rows() {
        return TABLE.lines().map(Row::of);
    }

    @Test
    void everyFieldThatTakesAnIdIsHere() {
        Set<String> fields = Arrays.stream(RequestType.values())
                .filter(type -> type.service() == Service.MESSAGING && !type.isInternal())
                .flatMap(type -> idFields(type.record(), "").map(field -> type.wireName() + " " + field))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed =
                rows().map(row -> row.event() + " " + row.field()).collect(Collectors.toCollection(TreeSet::new));
        listed.addAll(ABOUT_PEOPLE);

        assertThat(listed).isEqualTo(fields);
    }

    @Test
    void idsOfAnotherServerLeadNowhere() {
        List<String> wrong = new ArrayList<>();
        rows().forEach(row -> {
            List<Person> asking = List.of(neighbours.both, neighbours.here);
            for (int i = 0; i < asking.size(); i++) {
                if (!row.outcomes().get(i).equals("-")) {
                    check(row, asking.get(i), row.outcomes().get(i), wrong);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    private void check(Row row, Person person, String expected, List<String> wrong) {
        JsonNode payload = neighbours.names.payload(person, row.payload());
        assertThat(at(payload, row.field()))
                .as("%s of %s", row.field(), row)
                .isNotEmpty()
                .allMatch(id -> neighbours.theirs().contains(id));
        String before = neighbours.there();
        Answer answer = person.asks(row.event(), payload);
        String who = row + " by " + person.caller().username();
        if (!answer.outcome().equals(expected)) {
            wrong.add(who + ": " + answer.outcome());
        }
        if (!neighbours.there().equals(before)) {
            wrong.add(who + " has changed the other server");
        }
        JsonNode data = Json.readOwn(answer.ack().json(), JsonNode.class).path("data");
        if (!data.path("mentions").isEmpty() || !data.path("mentionRoles").isEmpty()) {
            wrong.add(who + " mentions: " + data);
        }
        String told = answer.ack().json()
                + answer.events().stream()
                        .map(event -> Json.write(event.data()))
                        .collect(Collectors.joining());
        if (told.replace(payload.path("query").asText(MARK), "")
                .replace(payload.path("content").asText(MARK), "")
                .toLowerCase(Locale.ROOT)
                .contains(MARK)) {
            wrong.add(who + " shows: " + told);
        }
    }

    /** The ids at a field: one, or those of a list. */
    private static List<String> at(JsonNode payload, String field) {
        List<JsonNode> found = List.of(payload);
        for (String step : field.split("\\.")) {
            boolean list = step.endsWith("[]");
            String name = list ? step.substring(0, step.length() - 2) : step;
            found = found.stream()
                    .map(node -> node.path(name))
                    .flatMap(node -> list ? node.valueStream() : Stream.of(node))
                    .toList();
        }
        return found.stream().map(JsonNode::asText).toList();
    }

    /** The paths of all components of a record that hold ids, but for what gateways add. */
    private static Stream<String> idFields(Class<?> record, String prefix) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> !isGateways(component))
                .flatMap(component -> isBareId(component)
                        ? Stream.of(prefix + component.getName())
                        : idFields(component.getGenericType(), prefix + component.getName()));
    }

    private static Stream<String> idFields(Type type, String path) {
        if (type instanceof ParameterizedType of) {
            Type inner = of.getActualTypeArguments()[0];
            return idFields(inner, of.getRawType() == List.class ? path + "[]" : path);
        }
        Class<?> kind = (Class<?>) type;
        if (Id.class.isAssignableFrom(kind) || kind == InviteCode.class) {
            return Stream.of(path);
        }
        return kind.isRecord() ? idFields(kind, path + ".") : Stream.of();
    }

    /** A number that is read as an id, as it may be one of two kinds. */
    private static boolean isBareId(RecordComponent component) {
        return component.getType() == long.class && component.getAccessor().isAnnotationPresent(JsonDeserialize.class);
    }

    private static boolean isGateways(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property != null && property.value().startsWith("_");
    }
}
