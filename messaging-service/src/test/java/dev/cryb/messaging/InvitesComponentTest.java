package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.Topic;
import dev.cryb.id.ChannelId;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.DeleteInvite;
import dev.cryb.request.InviteCode;
import dev.cryb.request.LeaveServer;
import dev.cryb.request.ListInvites;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class InvitesComponentTest {

    @Inject
    World world;

    private Person alice;
    private Person bob;
    private Person carol;
    private Person.Home home;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        home = alice.founds("Home");
        InviteCode code = alice.invites(home.general(), 0);
        bob.joins(code).ok();
        carol.joins(code).ok();
        alice.asks(new DeleteInvite(code)).ok();
    }

    @Test
    void thoseWhoLookAfterTheServerHearOfInvites() {
        Answer made = bob.asks(new CreateInvite(home.general(), 60, 3));

        assertThat(made.eventNames()).containsExactly("invite:create", "audit:entry");
        assertThat(made.events().get(0).topics()).containsExactly(Topic.holders(home.id(), Permission.MANAGE_SERVER));
        InviteCode code = InviteCode.parse(made.ok().get("code").asText());

        Answer ended = bob.asks(new DeleteInvite(code));

        assertThat(ended.ok().get("code").asText()).isEqualTo(code.text());
        assertThat(ended.eventNames()).containsExactly("invite:delete", "audit:entry");
        assertThat(ended.events().get(0).topics()).containsExactly(Topic.holders(home.id(), Permission.MANAGE_SERVER));
        world.person("dave").joins(code).refused(ErrorCode.UNKNOWN_INVITE);
        bob.asks(new DeleteInvite(code)).refused(ErrorCode.UNKNOWN_INVITE);
    }

    @Test
    void onlyOpenOnesAreListedAndOnlyToThoseWithTheRight() {
        JsonNode kept = alice.asks(new CreateInvite(home.general(), 0, 0)).ok();
        InviteCode usedUp = alice.invites(home.general(), 1);
        world.person("dave").joins(usedUp).ok();
        InviteCode ended = alice.invites(home.general(), 0);
        world.sql("UPDATE invite SET expires_at = now() - interval '1 second' WHERE code = '" + ended + "'");

        assertThat(list(alice)).containsExactly(kept);
        assertThat(bob.asks(new ListInvites(home.id()))
                        .refused(ErrorCode.FORBIDDEN)
                        .get("permission")
                        .asText())
                .isEqualTo("MANAGE_SERVER");
        world.person("eve").asks(new ListInvites(home.id())).refused(ErrorCode.UNKNOWN_SERVER);
    }

    @Test
    void inviteIsEndedByItsCreatorOrThoseWhoManageItsChannel() {
        ChannelId club = alice.opens(
                home.id(),
                "club",
                Overwrite.member(carol.id().value(), Permissions.of(Permission.MANAGE_CHANNELS), Permissions.NONE));
        InviteCode toClub = alice.invites(club, 0);
        InviteCode toGeneral = alice.invites(home.general(), 0);
        InviteCode bobs = bob.invites(home.general(), 0);
        String before = world.contents(home.id());

        bob.asks(new DeleteInvite(toClub)).refused(ErrorCode.UNKNOWN_INVITE);
        carol.asks(new DeleteInvite(toGeneral)).refused(ErrorCode.UNKNOWN_INVITE);
        world.person("eve").asks(new DeleteInvite(toGeneral)).refused(ErrorCode.UNKNOWN_INVITE);
        bob.asks(new DeleteInvite(InviteCode.parse("nothing"))).refused(ErrorCode.UNKNOWN_INVITE);
        assertThat(world.contents(home.id())).isEqualTo(before);

        carol.asks(new DeleteInvite(toClub)).ok();
        bob.asks(new DeleteInvite(bobs)).ok();
        alice.asks(new DeleteInvite(toGeneral)).ok();
        assertThat(list(alice)).isEmpty();
    }

    @Test
    void creatorWhoHasLeftIsAStrangerToTheInvite() {
        InviteCode bobs = bob.invites(home.general(), 0);
        bob.asks(new LeaveServer(home.id())).ok();

        bob.asks(new DeleteInvite(bobs)).refused(ErrorCode.UNKNOWN_INVITE);
        world.person("dave").joins(bobs).ok();
    }

    @Test
    void thousandOpenInvitesAreEnoughAndEndedOnesDoNotCount() {
        world.sql("INSERT INTO invite (code, server_id, channel_id, creator_id, max_uses, created_at) SELECT '"
                + home.id() + "x' || n, " + home.id() + ", " + home.general() + ", " + alice.id()
                + ", 0, now() FROM generate_series(1, 999) n");
        InviteCode last = alice.invites(home.general(), 0);
        alice.asks(new CreateInvite(home.general(), null, null)).refused(ErrorCode.LIMIT_REACHED);
        assertThat(list(alice)).hasSize(1000);

        world.passes(Duration.ofHours(1));

        alice.asks(new CreateInvite(home.general(), null, null)).ok();
        alice.asks(new DeleteInvite(last)).refused(ErrorCode.UNKNOWN_INVITE);
        alice.asks(new CreateInvite(home.general(), null, null)).refused(ErrorCode.LIMIT_REACHED);
    }

    private List<JsonNode> list(Person person) {
        JsonNode invites = person.asks(new ListInvites(home.id())).ok().get("invites");
        return StreamSupport.stream(invites.spliterator(), false).toList();
    }
}
