package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.ServerId;
import dev.cryb.id.UploadId;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.CloseAccount;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.CreateServer;
import dev.cryb.request.DeleteServer;
import dev.cryb.request.GetServerState;
import dev.cryb.request.GetUser;
import dev.cryb.request.ReviewUploads;
import dev.cryb.request.TransferServer;
import dev.cryb.request.UpdateServer;
import dev.cryb.request.UpdateUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How people and servers come to their pictures, and what becomes of those that they had. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class PicturesComponentTest {

    private static final String ONE = "1".repeat(32);
    private static final String TWO = "2".repeat(32);

    @Inject
    World world;

    private Person alice;
    private Person bob;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private static UpdateUser avatar(String upload) {
        return new UpdateUser(null, Optional.of(upload), null);
    }

    private JsonNode looks(Person person) {
        return person.asks(new GetUser(person.id())).ok().path("avatar");
    }

    @Test
    void anUploadBecomesAPictureAndTheFormerOneGoes() {
        String first = alice.uploads(UploadPurpose.AVATAR, null, ONE);
        Answer answer = alice.asks(avatar(first));
        assertThat(answer.ok().get("avatar").asText()).isEqualTo(ONE);
        assertThat(answer.eventNames()).containsExactly("user:update");
        assertThat(alice.asks(avatar(first)).events()).isEmpty();
        assertThat(world.dropped()).doesNotContain(UploadId.parse(first));

        String second = alice.uploads(UploadPurpose.AVATAR, null, TWO);
        assertThat(alice.asks(avatar(second)).ok().get("avatar").asText()).isEqualTo(TWO);
        assertThat(world.dropped()).contains(UploadId.parse(first));
        alice.asks(avatar(first)).refused(ErrorCode.UNKNOWN_UPLOAD);

        alice.asks(new UpdateUser(null, Optional.empty(), null)).ok();
        assertThat(looks(alice).isMissingNode()).isTrue();
        assertThat(world.dropped()).contains(UploadId.parse(second));
    }

    @Test
    void onlyOnesOwnFinishedPicturesAreTaken() {
        String mine = alice.uploads(UploadPurpose.AVATAR, null, ONE);
        alice.asks(avatar(mine)).ok();
        Person.Home home = alice.founds("Home");
        String theirs = bob.uploads(UploadPurpose.AVATAR, null, TWO);
        String icon = alice.uploads(UploadPurpose.ICON, home.id(), TWO);
        String file = world.uploads(alice, UploadPurpose.ATTACHMENT, null, null).toString();

        for (String wrong : List.of(theirs, icon, file, "250000000000000001", "picture", "-1", "9".repeat(40))) {
            alice.asks(avatar(wrong)).refused(ErrorCode.UNKNOWN_UPLOAD);
        }
        alice.asks(new UpdateServer(home.id(), "House", Optional.of(mine))).refused(ErrorCode.UNKNOWN_UPLOAD);
        alice.asks(new CreateMessage(home.general(), "", null, List.of(UploadId.parse(icon)), null))
                .refused(ErrorCode.UNKNOWN_UPLOAD);

        assertThat(looks(alice).asText()).isEqualTo(ONE);
        assertThat(alice.asks(new GetServerState(home.id()))
                        .ok()
                        .at("/server/name")
                        .asText())
                .isEqualTo("Home");
    }

    @Test
    void anIconIsOfOneServerAndGoesWithIt() {
        String upload = alice.uploads(UploadPurpose.ICON, null, ONE);
        JsonNode state = alice.asks(new CreateServer("Home", upload)).ok();
        assertThat(state.at("/server/icon").asText()).isEqualTo(ONE);
        alice.asks(new CreateServer("Other", upload)).refused(ErrorCode.CONFLICT);
        alice.asks(new CreateServer("Other", "nothing")).refused(ErrorCode.UNKNOWN_UPLOAD);

        Person.Home other = alice.founds("Other");
        String others = alice.uploads(UploadPurpose.ICON, other.id(), TWO);
        ServerId home = ServerId.parse(state.at("/server/id").asText());
        alice.asks(new UpdateServer(home, null, Optional.of(others))).refused(ErrorCode.UNKNOWN_UPLOAD);
        alice.asks(new UpdateServer(other.id(), null, Optional.of(upload))).refused(ErrorCode.CONFLICT);
        alice.asks(new UpdateServer(other.id(), null, Optional.of(others))).ok();

        alice.asks(new DeleteServer(home, "Home")).ok();
        assertThat(world.dropped()).contains(UploadId.parse(upload)).doesNotContain(UploadId.parse(others));
    }

    @Test
    void whatIsTakenIsNotReviewedAwayAndWhatIsNotIs() {
        String taken = alice.uploads(UploadPurpose.AVATAR, null, ONE);
        String left = alice.uploads(UploadPurpose.AVATAR, null, TWO);
        alice.asks(avatar(taken)).ok();
        world.passes(Duration.ofDays(2));

        world.command(alice.caller(), new ReviewUploads(List.of(UploadId.parse(taken), UploadId.parse(left)), false))
                .ok();

        assertThat(world.dropped()).contains(UploadId.parse(left)).doesNotContain(UploadId.parse(taken));
        alice.asks(avatar(left)).refused(ErrorCode.UNKNOWN_UPLOAD);
    }

    @Test
    void oneWhoGoesTakesThePictureAlongAndLeavesTheServersIcon() {
        String mine = bob.uploads(UploadPurpose.AVATAR, null, ONE);
        String unused = bob.uploads(UploadPurpose.AVATAR, null, TWO);
        bob.asks(avatar(mine)).ok();
        Person.Home home = bob.founds("Home");
        String icon = bob.uploads(UploadPurpose.ICON, home.id(), TWO);
        bob.asks(new UpdateServer(home.id(), null, Optional.of(icon))).ok();
        alice.joins(bob.invites(home.general(), 0)).ok();
        bob.asks(new TransferServer(home.id(), alice.id())).ok();

        bob.asks(new CloseAccount()).ok();

        assertThat(world.dropped())
                .contains(UploadId.parse(mine), UploadId.parse(unused))
                .doesNotContain(UploadId.parse(icon));
        assertThat(alice.asks(new GetServerState(home.id()))
                        .ok()
                        .at("/server/icon")
                        .asText())
                .isEqualTo(TWO);
    }
}
