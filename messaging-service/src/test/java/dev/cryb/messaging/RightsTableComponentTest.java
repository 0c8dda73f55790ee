package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.RequestType;
import dev.cryb.request.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may ask what of a server: every request, with its right, without, from outside, banned, and timed out. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class RightsTableComponentTest {

    /**
     * The table: event, payload, right, and what is answered to those with it, those without it, strangers, those who
     * are banned, and those with it who are timed out.
     *
     * <p>Of several rights the last one is what the others lack. {@code author}, {@code owner}, {@code member} and
     * {@code anyone} are no rights but grounds. A payload that goes on in the next line is indented there.
     */
    static final String TABLE = """
            message:create {channelId: $channel, content: 'hi'} | SEND_MESSAGES | ok | FORBIDDEN SEND_MESSAGES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:create {channelId: $channel, content: 'hi'} | SEND_MESSAGES, VIEW_CHANNEL | ok | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:create {channelId: $channel, content: 'hi', replyTo: $other} | SEND_MESSAGES, READ_MESSAGE_HISTORY | ok | FORBIDDEN READ_MESSAGE_HISTORY | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:create {channelId: $channel, content: '', attachments: ['1']} | SEND_MESSAGES, ATTACH_FILES | UNKNOWN_UPLOAD | FORBIDDEN ATTACH_FILES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:create {channelId: $category, content: 'hi'} | SEND_MESSAGES | INVALID_PAYLOAD channelId | FORBIDDEN SEND_MESSAGES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:edit {channelId: $channel, messageId: $own, content: 'so'} | author | ok | FORBIDDEN | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:delete {channelId: $channel, messageId: $own} | author | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            message:delete {channelId: $channel, messageId: $other} | MANAGE_MESSAGES | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:bulk_delete {channelId: $channel, ids: [$other, $another]} | MANAGE_MESSAGES | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:react {channelId: $channel, messageId: $other, emoji: '🎉'} | ADD_REACTIONS | ok | FORBIDDEN ADD_REACTIONS | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:react {channelId: $channel, messageId: $other, emoji: '👍'} | READ_MESSAGE_HISTORY | ok | FORBIDDEN READ_MESSAGE_HISTORY | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:unreact {channelId: $channel, messageId: $other, emoji: '👍'} | READ_MESSAGE_HISTORY | ok | FORBIDDEN READ_MESSAGE_HISTORY | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            message:unreact {channelId: $channel, messageId: $other, emoji: '👍', userId: $target} | MANAGE_MESSAGES | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:reactions_clear {channelId: $channel, messageId: $other} | MANAGE_MESSAGES | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:get {channelId: $channel, messageId: $other} | READ_MESSAGE_HISTORY | ok | FORBIDDEN READ_MESSAGE_HISTORY | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            message:get {channelId: $channel, messageId: $other} | VIEW_CHANNEL | ok | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            message:pins {channelId: $channel} | READ_MESSAGE_HISTORY | ok | FORBIDDEN READ_MESSAGE_HISTORY | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            message:search {channelId: $channel, query: 'mine'} | READ_MESSAGE_HISTORY | ok | FORBIDDEN READ_MESSAGE_HISTORY | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            message:search {serverId: $server, query: 'mine'} | member | ok | - | UNKNOWN_SERVER | UNKNOWN_SERVER | ok
            message:pin {channelId: $channel, messageId: $own} | PIN_MESSAGES | ok | FORBIDDEN PIN_MESSAGES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            message:unpin {channelId: $channel, messageId: $other} | PIN_MESSAGES | ok | FORBIDDEN PIN_MESSAGES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            channel:join {channelId: $channel} | VIEW_CHANNEL | ok | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            channel:messages {channelId: $channel} | READ_MESSAGE_HISTORY | ok | FORBIDDEN READ_MESSAGE_HISTORY | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            channel:messages {channelId: $channel} | VIEW_CHANNEL | ok | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            channel:ack {channelId: $channel, seq: 1} | VIEW_CHANNEL | ok | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            channel:create {serverId: $server, type: 'text', name: 'more'} | MANAGE_CHANNELS | ok | FORBIDDEN MANAGE_CHANNELS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            channel:create {serverId: $server, type: 'text', name: 'more', overwrites: [{targetType: 'role', targetId: $low, allow: '8192', deny: '0'}]} | MANAGE_CHANNELS, MANAGE_MESSAGES | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            channel:update {channelId: $channel, name: 'renamed'} | MANAGE_CHANNELS | ok | FORBIDDEN MANAGE_CHANNELS | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            channel:delete {channelId: $extra, reason: 'old'} | MANAGE_CHANNELS | ok | FORBIDDEN MANAGE_CHANNELS | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            channel:reorder {serverId: $server, channels: [{id: $extra, position: 9, parentId: $category}]} | MANAGE_CHANNELS | ok | FORBIDDEN MANAGE_CHANNELS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            channel:overwrite_set {channelId: $channel, targetType: 'member', targetId: $target, allow: '0', deny: '65536'} | MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            channel:overwrite_set {channelId: $channel, targetType: 'role', targetId: $free, allow: '8192', deny: '0'} | MANAGE_ROLES, MANAGE_MESSAGES | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            channel:overwrite_delete {channelId: $channel, targetType: 'role', targetId: $low} | SEND_MESSAGES, EMBED_LINKS, MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            channel:overwrite_delete {channelId: $channel, targetType: 'role', targetId: $low} | SEND_MESSAGES, MANAGE_ROLES, EMBED_LINKS | ok | FORBIDDEN EMBED_LINKS | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            server:create {name: 'Another'} | anyone | ok | - | ok | ok | ok
            server:update {serverId: $server, name: 'Renamed'} | MANAGE_SERVER | ok | FORBIDDEN MANAGE_SERVER | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            emoji:create {serverId: $server, name: 'cat', uploadId: $upload} | MANAGE_SERVER | ok | FORBIDDEN MANAGE_SERVER | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            emoji:delete {serverId: $server, emojiId: $emoji} | MANAGE_SERVER | ok | FORBIDDEN MANAGE_SERVER | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            emoji:list {serverId: $server} | member | ok | - | UNKNOWN_SERVER | UNKNOWN_SERVER | ok
            server:delete {serverId: $server, confirmName: 'Home'} | owner | ok | FORBIDDEN | UNKNOWN_SERVER | UNKNOWN_SERVER | FORBIDDEN
            server:member_update {serverId: $server, userId: $target, roles: [$low, $free]} | MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            server:member_update {serverId: $server, userId: $target, roles: [$keeper]} | MANAGE_ROLES, MANAGE_MESSAGES | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            server:member_update {serverId: $server, userId: $target, roles: [$high]} | MANAGE_ROLES | HIERARCHY | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            server:member_update {serverId: $server, userId: $boss, roles: []} | MANAGE_ROLES | HIERARCHY | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            server:member_update {serverId: $server, userId: $target, nick: 'You', roles: [$low]} | MANAGE_NICKNAMES, MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            server:transfer_owner {serverId: $server, userId: $target} | owner | ok | FORBIDDEN | UNKNOWN_SERVER | UNKNOWN_SERVER | FORBIDDEN
            server:join {inviteCode: $code} | anyone | ok | - | ok | BANNED | ok
            server:leave {serverId: $server} | member | ok | - | UNKNOWN_SERVER | UNKNOWN_SERVER | ok
            server:leave {serverId: $server} | owner | FORBIDDEN | ok | UNKNOWN_SERVER | UNKNOWN_SERVER | ok
            server:state {serverId: $server} | member | ok | - | UNKNOWN_SERVER | UNKNOWN_SERVER | ok
            server:request_members {serverId: $server, userIds: [$target]} | member | ok | - | UNKNOWN_SERVER | UNKNOWN_SERVER | ok
            server:member_update {serverId: $server, userId: $me, nick: 'I'} | CHANGE_NICKNAME | ok | FORBIDDEN CHANGE_NICKNAME | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            server:member_update {serverId: $server, userId: $target, nick: 'You'} | MANAGE_NICKNAMES | ok | FORBIDDEN MANAGE_NICKNAMES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            server:member_update {serverId: $server, userId: $boss, nick: 'You'} | MANAGE_NICKNAMES | HIERARCHY | FORBIDDEN MANAGE_NICKNAMES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:create {serverId: $server, name: 'more', permissions: '0'} | MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:create {serverId: $server, name: 'more', permissions: '8192'} | MANAGE_ROLES, MANAGE_MESSAGES | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:update {serverId: $server, roleId: $low, name: 'lower'} | MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:update {serverId: $server, roleId: $low, permissions: '8192'} | MANAGE_ROLES, MANAGE_MESSAGES | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:update {serverId: $server, roleId: $staff, name: 'mine'} | MANAGE_ROLES | HIERARCHY | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:delete {serverId: $server, roleId: $low, reason: 'old'} | MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:delete {serverId: $server, roleId: $high} | MANAGE_ROLES | HIERARCHY | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:reorder {serverId: $server, roles: [{id: $low, position: 1}]} | MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:reorder {serverId: $server, roles: [{id: $low, position: 9}]} | MANAGE_ROLES | HIERARCHY | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:assign {serverId: $server, roleId: $free, userId: $target} | MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:assign {serverId: $server, roleId: $keeper, userId: $target} | MANAGE_ROLES, MANAGE_MESSAGES | ok | FORBIDDEN MANAGE_MESSAGES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:assign {serverId: $server, roleId: $high, userId: $target} | MANAGE_ROLES | HIERARCHY | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:assign {serverId: $server, roleId: $free, userId: $boss} | MANAGE_ROLES | HIERARCHY | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:unassign {serverId: $server, roleId: $low, userId: $target} | MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            role:unassign {serverId: $server, roleId: $high, userId: $boss} | MANAGE_ROLES | HIERARCHY | FORBIDDEN MANAGE_ROLES | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            permissions:check {channelId: $channel} | VIEW_CHANNEL | ok | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | ok
            permissions:check {channelId: $channel, userId: $boss} | MANAGE_ROLES | ok | FORBIDDEN MANAGE_ROLES | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            invite:create {channelId: $channel} | CREATE_INVITE | ok | FORBIDDEN CREATE_INVITE | UNKNOWN_CHANNEL | UNKNOWN_CHANNEL | TIMED_OUT
            invite:delete {code: $code} | MANAGE_CHANNELS | ok | UNKNOWN_INVITE | UNKNOWN_INVITE | UNKNOWN_INVITE | UNKNOWN_INVITE
            invite:delete {code: $mycode} | author | ok | UNKNOWN_INVITE | UNKNOWN_INVITE | UNKNOWN_INVITE | ok
            invite:list {serverId: $server} | MANAGE_SERVER | ok | FORBIDDEN MANAGE_SERVER | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            invite:resolve {code: $code} | anyone | ok | - | ok | ok | ok
            mod:kick {serverId: $server, userId: $target, reason: 'spam'} | KICK_MEMBERS | ok | FORBIDDEN KICK_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:kick {serverId: $server, userId: $boss} | KICK_MEMBERS | HIERARCHY | FORBIDDEN KICK_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:kick {serverId: $server, userId: $me} | KICK_MEMBERS | HIERARCHY | FORBIDDEN KICK_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:ban {serverId: $server, userId: $target, deleteMessageSeconds: 60} | BAN_MEMBERS | ok | FORBIDDEN BAN_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:ban {serverId: $server, userId: $boss} | BAN_MEMBERS | HIERARCHY | FORBIDDEN BAN_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:ban {serverId: $server, userId: $stranger} | BAN_MEMBERS | ok | FORBIDDEN BAN_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:unban {serverId: $server, userId: $banned} | BAN_MEMBERS | ok | FORBIDDEN BAN_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:ban_list {serverId: $server} | BAN_MEMBERS | ok | FORBIDDEN BAN_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:timeout {serverId: $server, userId: $target, until: $soon} | MODERATE_MEMBERS | ok | FORBIDDEN MODERATE_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:timeout {serverId: $server, userId: $boss, until: $soon} | MODERATE_MEMBERS | HIERARCHY | FORBIDDEN MODERATE_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:timeout_clear {serverId: $server, userId: $target} | MODERATE_MEMBERS | ok | FORBIDDEN MODERATE_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            mod:timeout_clear {serverId: $server, userId: $me} | MODERATE_MEMBERS | HIERARCHY | FORBIDDEN MODERATE_MEMBERS | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            audit:list {serverId: $server} | VIEW_AUDIT_LOG | ok | FORBIDDEN VIEW_AUDIT_LOG | UNKNOWN_SERVER | UNKNOWN_SERVER | TIMED_OUT
            """;

    private static final List<String> NO_SERVER_IN_IT = List.of("dm:", "friend:", "user:");

    /** One line of it. */
    record Row(String event, String payload, List<String> rights, List<String> outcomes) {

        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split(" \\| ")).map(String::strip).toList();
            String[] asked = cells.get(0).split(" ", 2);
            return new Row(asked[0], asked[1], List.of(cells.get(1).split(", ")), cells.subList(2, 7));
        }

        String last() {
            return rights.get(rights.size() - 1);
        }

        boolean isGround() {
            return last().equals(last().toLowerCase(Locale.ROOT));
        }

        /** What only some hold. */
        Permissions tested() {
            return isGround() ? Permissions.NONE : Permissions.of(Permission.valueOf(last()));
        }

        /** What all hold. */
        Permissions given() {
            return Permissions.of(rights.subList(0, rights.size() - 1).stream()
                    .map(Permission::valueOf)
                    .toArray(Permission[]::new));
        }
    }

    static List<Row> rows() {
        return TABLE.lines().map(Row::of).toList();
    }

    @Inject
    World world;

    private Scene scene;

    @BeforeEach
    void furnish() {
        scene = new Scene(world);
    }

    @Test
    void everyRequestThatServersKnowIsHere() {
        assertThat(rows().stream().map(Row::event).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RequestType.values())
                        .filter(type -> type.service() == Service.MESSAGING && !type.isInternal())
                        .map(RequestType::wireName)
                        .filter(name -> NO_SERVER_IN_IT.stream().noneMatch(name::startsWith))
                        .toList());
    }

    @Test
    void everyoneIsAnsweredByTheirRight() {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            boolean owners = row.last().equals("owner");
            Permissions tested = owners ? Permissions.of(Permission.ADMINISTRATOR) : row.tested();
            scene.grants(row.given(), tested);
            List<Person> asking = List.of(
                    owners ? scene.owner : scene.able,
                    owners ? scene.able : scene.unable,
                    scene.stranger,
                    scene.banned,
                    scene.late);
            for (int i = 0; i < asking.size(); i++) {
                String expected = row.outcomes().get(i);
                Person person = asking.get(i);
                if (expected.equals("-")) {
                    continue;
                }
                String outcome = person.tries(row.event(), scene.names.payload(person, row.payload()))
                        .outcome();
                if (!outcome.equals(expected)) {
                    wrong.add("%s %s by %s with %s: %s, not %s"
                            .formatted(
                                    row.event(),
                                    row.payload(),
                                    person.caller().username(),
                                    row.rights(),
                                    outcome,
                                    expected));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
