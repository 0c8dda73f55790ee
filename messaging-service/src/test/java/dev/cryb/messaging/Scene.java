package dev.cryb.messaging;

import dev.cryb.id.ChannelId;
import dev.cryb.id.Ids;
import dev.cryb.id.MessageId;
import dev.cryb.id.RoleId;
import dev.cryb.model.ChannelType;
import dev.cryb.model.UploadPurpose;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Overwrite.TargetType;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.AssignRole;
import dev.cryb.request.BanMember;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.CreateRole;
import dev.cryb.request.PinMessage;
import dev.cryb.request.React;
import dev.cryb.request.ReorderRoles;
import dev.cryb.request.SetOverwrite;
import dev.cryb.request.TimeOutMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A server with everyone in it whom a rule may speak of, and names for what lies in it.
 *
 * <p>Roles from above: high, staff, able, then low, keeper and free. The able one holds what a test grants, the late one too but is timed out, the unable
 * one does not; all three are of the staff. The boss stands above them, the target below.
 */
final class Scene {

    /** What all may do unless a test says otherwise. */
    private static final Permissions LOOK = Permissions.of(Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY);

    final World world;
    final Person owner;
    final Person boss;
    final Person able;
    final Person unable;
    final Person late;
    final Person target;
    final Person stranger;
    final Person banned;
    final Person.Home home;
    final Names names = new Names();

    Scene(World world) {
        this.world = world;
        owner = world.person("owner");
        boss = world.person("boss");
        able = world.person("able");
        unable = world.person("unable");
        late = world.person("late");
        target = world.person("target");
        stranger = world.person("stranger");
        banned = world.person("banned");
        home = owner.founds("Home");
        for (Person member : List.of(boss, able, unable, late, target)) {
            member.joins(owner.invites(home.general(), 0)).ok();
        }
        furnish();
        people();
    }

    private void furnish() {
        names.put("server", home.id());
        names.put("channel", home.general());
        names.put("code", owner.invites(home.general(), 0).text());
        names.put("emoji", owner.draws(home.id(), "party"));
        names.put("category", opens("category", "rooms"));
        names.put("extra", opens("text", "extra"));
        ChannelId secret = opens("text", "secret");
        owner.asks(overwrite(secret, TargetType.ROLE, home.id().value(), Permission.VIEW_CHANNEL))
                .ok();
        names.put("secret", secret);
        names.put("nowhere", secret.value() - (1L << Ids.TIME_SHIFT));
        names.put("whisper", said(owner, secret, "whisper"));
        for (String role : List.of("high", "staff", "able", "low", "keeper", "free")) {
            Permissions rights = role.equals("keeper") ? Permissions.of(Permission.MANAGE_MESSAGES) : Permissions.NONE;
            names.put(role, owner.asks(new CreateRole(home.id(), role, null, rights, null, null)));
        }
        ranks("high", "staff", "able", "low", "keeper", "free");
        owner.asks(overwrite(home.general(), TargetType.ROLE, role("low").value(), Permission.EMBED_LINKS))
                .ok();
        MessageId other = MessageId.parse(said(target, home.general(), "mine"));
        names.put("other", other);
        names.put("another", said(target, home.general(), "mine too"));
        target.asks(new React(home.general(), other, "👍")).ok();
        owner.asks(new PinMessage(home.general(), other)).ok();
    }

    private void people() {
        assign(boss, "high");
        assign(target, "low");
        for (Person staff : List.of(able, unable, late)) {
            assign(staff, "staff");
            names.put(staff, "me", staff.id());
            names.put(staff, "upload", staff.uploads(UploadPurpose.EMOJI, home.id(), "d".repeat(32)));
            names.put(
                    staff,
                    "own",
                    said(staff, home.general(), "of " + staff.caller().username()));
            names.put(staff, "mycode", staff.invites(home.general(), 0).text());
        }
        assign(able, "able");
        assign(late, "able");
        for (Person outside : List.of(stranger, banned)) {
            asAble(outside);
            names.put(outside, "me", outside.id());
        }
        asAble(owner);
        asAble(unable);
        names.put(unable, "me", unable.id());
        names.put(owner, "me", owner.id());
        Map.of("target", target, "boss", boss, "stranger", stranger, "banned", banned)
                .forEach((name, person) -> names.put(name, person.id()));
        owner.asks(new BanMember(home.id(), banned.id(), null, 0, null)
                        .knowing(List.of(banned.caller().user())))
                .ok();
        owner.asks(new TimeOutMember(home.id(), late.id(), world.now().plus(Duration.ofHours(1)), null))
                .ok();
        names.put("soon", world.now().plus(Duration.ofHours(2)).toString());
    }

    /** All may look and do what is given, but for what is granted to the able and the late one alone. */
    void grants(Permissions given, Permissions granted) {
        world.sql("UPDATE role SET permissions = %s WHERE id = %s"
                .formatted(LOOK.plus(given).minus(granted), home.id()));
        world.sql("UPDATE role SET permissions = %s WHERE id = %s".formatted(granted, role("able")));
        world.forgets();
    }

    /** What is the able one's own is meant by this one too. */
    private void asAble(Person person) {
        names.put(person, "own", names.id(able, "own"));
        names.put(person, "mycode", names.id(able, "mycode"));
        names.put(person, "upload", person.uploads(UploadPurpose.EMOJI, home.id(), "d".repeat(32)));
    }

    private RoleId role(String name) {
        return RoleId.parse(names.id(name));
    }

    private void ranks(String... fromAbove) {
        List<ReorderRoles.Rank> ranks = new ArrayList<>();
        for (int i = 0; i < fromAbove.length; i++) {
            ranks.add(new ReorderRoles.Rank(role(fromAbove[i]), fromAbove.length - i));
        }
        owner.asks(new ReorderRoles(home.id(), ranks)).ok();
    }

    private void assign(Person person, String role) {
        owner.asks(new AssignRole(home.id(), role(role), person.id())).ok();
    }

    private ChannelId opens(String type, String name) {
        return ChannelId.parse(owner.asks(new CreateChannel(
                        home.id(),
                        ChannelType.valueOf(type.toUpperCase(Locale.ROOT)),
                        name,
                        null,
                        null,
                        List.of(),
                        null,
                        null))
                .ok()
                .get("id")
                .asText());
    }

    private static SetOverwrite overwrite(ChannelId channel, TargetType type, long id, Permission denied) {
        Overwrite overwrite = new Overwrite(type, id, Permissions.NONE, Permissions.of(denied));
        return new SetOverwrite(
                channel, overwrite.targetType(), overwrite.targetId(), overwrite.allow(), overwrite.deny());
    }

    private static String said(Person person, ChannelId channel, String content) {
        return person.sends(channel, content).ok().get("id").asText();
    }
}
