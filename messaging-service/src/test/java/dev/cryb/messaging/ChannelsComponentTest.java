package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.ChannelId;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.GetServerState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class ChannelsComponentTest {

    private static final Permissions VIEW = Permissions.of(Permission.VIEW_CHANNEL);

    @Inject
    World world;

    private Person alice;
    private Person bob;
    private Person.Home home;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
        home = alice.founds("Home");
        bob.joins(alice.invites(home.general(), 0)).ok();
    }

    @Test
    void newChannelComesLastAndIsTold() {
        Answer answer = alice.asks(channel(ChannelType.TEXT, "news", null));

        JsonNode channel = answer.ok();
        assertThat(channel.get("position").asInt()).isEqualTo(1);
        assertThat(channel.get("name").asText()).isEqualTo("news");
        assertThat(answer.eventNames()).containsExactly("channel:create", "audit:entry");
        assertThat(answer.events().get(0).meta()).isNotNull();
        assertThat(bob.asks(new GetServerState(home.id())).ok().at("/channels/1"))
                .isEqualTo(channel);
        bob.sends(ChannelId.parse(channel.get("id").asText()), "first").ok();
    }

    @Test
    void makingNeedsTheRightAndAMembership() {
        assertThat(bob.asks(channel(ChannelType.TEXT, "mine", null))
                        .refused(ErrorCode.FORBIDDEN)
                        .get("permission")
                        .asText())
                .isEqualTo("MANAGE_CHANNELS");
        world.person("carol").asks(channel(ChannelType.TEXT, "mine", null)).refused(ErrorCode.UNKNOWN_SERVER);
    }

    @Test
    void privateChannelIsHiddenFromItsFirstMoment() {
        ChannelId secret = alice.opens(
                home.id(),
                "secret",
                Overwrite.role(home.id().value(), Permissions.NONE, VIEW),
                Overwrite.member(bob.id().value(), VIEW, Permissions.NONE));
        Person carol = world.person("carol");
        carol.joins(alice.invites(home.general(), 0)).ok();

        bob.sends(secret, "psst").ok();
        carol.sends(secret, "psst").refused(ErrorCode.UNKNOWN_CHANNEL);
        assertThat(carol.asks(new GetServerState(home.id()))
                        .ok()
                        .get("channels")
                        .size())
                .isEqualTo(1);
        assertThat(bob.asks(new GetServerState(home.id())).ok().get("channels").size())
                .isEqualTo(2);
        carol.asks(new CreateInvite(secret, null, null)).refused(ErrorCode.UNKNOWN_CHANNEL);
    }

    @Test
    void overwritesNeedTargetsThatExist() {
        alice.asks(channel(ChannelType.TEXT, "x", null, Overwrite.role(4711, VIEW, Permissions.NONE)))
                .refused(ErrorCode.UNKNOWN_ROLE);
        alice.asks(channel(ChannelType.TEXT, "x", null, Overwrite.member(4711, VIEW, Permissions.NONE)))
                .refused(ErrorCode.UNKNOWN_MEMBER);
        Overwrite twice = Overwrite.member(bob.id().value(), VIEW, Permissions.NONE);
        alice.asks(channel(ChannelType.TEXT, "x", null, twice, twice)).refused(ErrorCode.INVALID_PAYLOAD);
    }

    @Test
    void nobodyGrantsWhatTheyLack() {
        world.sql("UPDATE role SET permissions = permissions | 16 WHERE id = " + home.id());
        world.forgets();

        bob.asks(channel(
                        ChannelType.TEXT,
                        "fine",
                        null,
                        Overwrite.member(bob.id().value(), VIEW, Permissions.NONE)))
                .ok();
        JsonNode error = bob.asks(channel(
                        ChannelType.TEXT,
                        "cheeky",
                        null,
                        Overwrite.member(
                                bob.id().value(), Permissions.of(Permission.MANAGE_MESSAGES), Permissions.NONE)))
                .refused(ErrorCode.FORBIDDEN);

        assertThat(error.get("permission").asText()).isEqualTo("MANAGE_MESSAGES");
    }

    @Test
    void channelTakesItsCategorysOverwrites() {
        ChannelId category = ChannelId.parse(alice.asks(channel(
                        ChannelType.CATEGORY,
                        "Staff",
                        null,
                        Overwrite.role(home.id().value(), Permissions.NONE, VIEW)))
                .ok()
                .get("id")
                .asText());

        JsonNode inside =
                alice.asks(channel(ChannelType.TEXT, "plans", category)).ok();

        assertThat(inside.at("/overwrites/0/deny").asText()).isEqualTo(VIEW.toString());
        bob.sends(ChannelId.parse(inside.get("id").asText()), "hm").refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.asks(channel(ChannelType.TEXT, "x", home.general())).refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.asks(channel(ChannelType.TEXT, "x", new ChannelId(4711))).refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.asks(channel(ChannelType.CATEGORY, "x", category)).refused(ErrorCode.INVALID_PAYLOAD);
    }

    @Test
    void fiveHundredChannelsAreEnough() {
        world.sql("INSERT INTO channel (id, server_id, type, name, position) SELECT " + home.id() + " + 40000 + n, "
                + home.id() + ", 'text', 'c', n FROM generate_series(1, 499) n");
        world.forgets();

        alice.asks(channel(ChannelType.TEXT, "one more", null)).refused(ErrorCode.LIMIT_REACHED);
    }

    @Test
    void inviteNeedsTheRight() {
        ChannelId quiet = alice.opens(
                home.id(),
                "quiet",
                Overwrite.role(home.id().value(), Permissions.NONE, Permissions.of(Permission.CREATE_INVITE)));

        assertThat(bob.asks(new CreateInvite(quiet, null, null))
                        .refused(ErrorCode.FORBIDDEN)
                        .get("permission")
                        .asText())
                .isEqualTo("CREATE_INVITE");
        JsonNode invite = bob.asks(new CreateInvite(home.general(), 0, 3)).ok();
        assertThat(invite.get("maxUses").asInt()).isEqualTo(3);
        assertThat(invite.has("expiresAt")).isFalse();
    }

    private CreateChannel channel(ChannelType type, String name, @Nullable ChannelId parent, Overwrite... overwrites) {
        return new CreateChannel(home.id(), type, name, null, parent, List.of(overwrites), null, null);
    }
}
