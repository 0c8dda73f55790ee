package dev.cryb.messaging;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.RoleId;
import dev.cryb.model.ChannelType;
import dev.cryb.model.UploadPurpose;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.AssignRole;
import dev.cryb.request.BanMember;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.CreateRole;
import dev.cryb.request.InviteCode;
import dev.cryb.request.ListAudit;
import dev.cryb.request.PinMessage;
import dev.cryb.request.React;
import dev.cryb.request.ReorderRoles;
import dev.cryb.request.UpdateMember;
import dev.cryb.request.UpdateRole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two servers: ours, whose administrators ask, and theirs, full of things with a mark in their names. */
final class Neighbours {

    private static final List<String> THEIRS = List.of(
            "theirserver",
            "theirchannel",
            "theircategory",
            "theirmessage",
            "theirpinned",
            "theirrole",
            "theirmember",
            "theirexile",
            "theirowner",
            "theirentry",
            "theircode",
            "theirended",
            "theiremoji",
            "theirupload");

    /** Administrator here, a member without any right there. */
    final Person both;

    /** Owner here, and not there. */
    final Person here;

    final Names names = new Names();
    private final World world;
    private final String mark;

    Neighbours(World world, String mark) {
        this.world = world;
        this.mark = mark;
        both = world.person("both");
        here = world.person("here");
        theirs(world.person("landlord"), world.person("tenant"), world.person("exile"));
        ours(world.person("neighbour"));
        names.put("soon", world.now().plus(Duration.ofHours(1)));
    }

    private void theirs(Person owner, Person tenant, Person exile) {
        Person.Home home = owner.founds("Amber");
        tenant.joins(owner.invites(home.general(), 0)).ok();
        names.put("theircode", owner.invites(home.general(), 0).text());
        names.put("theirended", owner.invites(home.general(), 1).text());
        both.joins(InviteCode.parse(names.id("theirended"))).ok();
        names.put("theirserver", home.id());
        names.put("theiremoji", owner.draws(home.id(), mark));
        names.put("theirupload", owner.uploads(UploadPurpose.EMOJI, home.id(), "d".repeat(32)));
        names.put("theirowner", owner.id());
        names.put("theirmember", tenant.id());
        names.put("theirexile", exile.id());
        Overwrite tenants =
                Overwrite.member(tenant.id().value(), Permissions.of(Permission.VIEW_CHANNEL), Permissions.NONE);
        ChannelId channel = owner.opens(home.id(), mark + "-room", tenants);
        names.put("theirchannel", channel);
        names.put(
                "theircategory",
                owner.asks(new CreateChannel(
                        home.id(), ChannelType.CATEGORY, mark + "-floor", null, null, List.of(), null, null)));
        names.put("theirrole", owner.asks(new CreateRole(home.id(), mark, null, Permissions.NONE, null, true)));
        owner.asks(new AssignRole(home.id(), RoleId.parse(names.id("theirrole")), tenant.id()))
                .ok();
        names.put("theirmessage", owner.sends(channel, mark + " one"));
        names.put("theirpinned", owner.sends(channel, mark + " two"));
        MessageId pinned = MessageId.parse(names.id("theirpinned"));
        owner.asks(new PinMessage(channel, pinned)).ok();
        owner.asks(new React(channel, pinned, "👍")).ok();
        owner.asks(new UpdateMember(home.id(), tenant.id(), Optional.of(mark + "-nick"), null))
                .ok();
        owner.asks(new BanMember(home.id(), exile.id(), mark, 0, null)
                        .knowing(List.of(exile.caller().user())))
                .ok();
        owner.asks(new UpdateRole(home.id(), new RoleId(home.id().value()), null, null, Permissions.NONE, null, null))
                .ok();
        names.put(
                "theirentry",
                owner.asks(new ListAudit(home.id(), null, null, null, 1))
                        .ok()
                        .at("/entries/0/id")
                        .asText());
    }

    private void ours(Person neighbour) {
        Person.Home home = here.founds("Ours");
        names.put("server", home.id());
        names.put("channel", home.general());
        names.put("member", neighbour.id());
        neighbour.joins(here.invites(home.general(), 0)).ok();
        names.put(
                "category",
                here.asks(new CreateChannel(
                        home.id(), ChannelType.CATEGORY, "rooms", null, null, List.of(), null, null)));
        names.put("message", here.sends(home.general(), "hello"));
        here.asks(new PinMessage(home.general(), MessageId.parse(names.id("message"))))
                .ok();
        names.put("role", here.asks(new CreateRole(home.id(), "ours", null, Permissions.NONE, null, null)));
        RoleId admins = RoleId.parse(here.asks(
                        new CreateRole(home.id(), "admins", null, Permissions.of(Permission.ADMINISTRATOR), null, null))
                .ok()
                .get("id")
                .asText());
        here.asks(new ReorderRoles(home.id(), List.of(new ReorderRoles.Rank(admins, 9))))
                .ok();
        both.joins(here.invites(home.general(), 0)).ok();
        here.asks(new AssignRole(home.id(), admins, both.id())).ok();
        for (Person admin : List.of(both, here)) {
            names.put(admin, "me", admin.id());
            names.put(admin, "upload", admin.uploads(UploadPurpose.EMOJI, home.id(), "d".repeat(32)));
            names.put(admin, "mine", said(admin, home.general()));
        }
        names.put("theirnames", "<@%s> and <@&%s>".formatted(names.id("theirmember"), names.id("theirrole")));
    }

    private static String said(Person person, ChannelId channel) {
        return person.sends(channel, "mine").ok().get("id").asText();
    }

    /** The ids of what lies in the other server. */
    Set<String> theirs() {
        return THEIRS.stream().map(names::id).collect(Collectors.toUnmodifiableSet());
    }

    /** All that lies there, as text to compare. */
    String there() {
        String server = names.id("theirserver");
        return Stream.of(
                        "server WHERE id = %s",
                        "role WHERE server_id = %s",
                        "member WHERE server_id = %s",
                        "member_role WHERE server_id = %s",
                        "channel WHERE server_id = %s",
                        "invite WHERE server_id = %s",
                        "ban WHERE server_id = %s",
                        "audit WHERE server_id = %s",
                        "emoji WHERE server_id = %s",
                        "overwrite WHERE channel_id IN (SELECT id FROM channel WHERE server_id = %s)",
                        "message WHERE channel_id IN (SELECT id FROM channel WHERE server_id = %s)",
                        "mention WHERE channel_id IN (SELECT id FROM channel WHERE server_id = %s)",
                        "reaction WHERE channel_id IN (SELECT id FROM channel WHERE server_id = %s)",
                        "reaction_total WHERE channel_id IN (SELECT id FROM channel WHERE server_id = %s)",
                        "read_state WHERE channel_id IN (SELECT id FROM channel WHERE server_id = %s)")
                .map(rows -> "(SELECT COALESCE(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM "
                        + rows.formatted(server).replaceFirst(" WHERE", " t WHERE") + ")")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), parts -> world.sql("SELECT concat_ws(E'\\n', " + parts + ")")
                                .get(0)
                                .getString(0)));
    }
}
