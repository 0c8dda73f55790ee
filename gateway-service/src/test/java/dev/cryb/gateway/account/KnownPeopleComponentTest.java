package dev.cryb.gateway.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.StoresResource;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import dev.cryb.request.CreateDm;
import dev.cryb.request.NamesPeople;
import dev.cryb.request.RequestFriend;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoresResource.class)
class KnownPeopleComponentTest {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String PASSWORD = "correct horse";

    @Inject
    KnownPeople people;

    @Test
    void thoseNamedAreFoundInTheirOrderByIdOrByNameInAnyCase() {
        User alice = register();
        User bob = register();

        CreateDm dm = (CreateDm) known(new CreateDm(List.of(bob.id(), alice.id()), null, null));
        RequestFriend request =
                (RequestFriend) known(new RequestFriend(null, alice.username().toUpperCase(), null));

        assertThat(dm.people()).containsExactly(bob, alice);
        assertThat(request.other()).isEqualTo(alice);
        assertThat(((RequestFriend) known(new RequestFriend(bob.id(), null, alice))).other())
                .isEqualTo(bob);
    }

    @Test
    void nobodyIsUnknown() {
        User alice = register();

        assertUnknown(new RequestFriend(null, "nobody_" + alice.username().substring(0, 8), null));
        assertUnknown(new RequestFriend(new UserId(1), null, alice));
        assertUnknown(new CreateDm(List.of(alice.id(), new UserId(1)), null, null));
    }

    @Test
    void newLookIsShownFromNowOn() {
        User alice = register();
        known(new RequestFriend(alice.id(), null, null));

        people.looks(new User(alice.id(), alice.username(), "Alice A.", "4711"))
                .await()
                .atMost(BOUND);

        User seen = ((RequestFriend) known(new RequestFriend(alice.id(), null, null))).other();
        assertThat(seen.displayName()).isEqualTo("Alice A.");
        assertThat(login(alice).jsonPath().getString("user.displayName")).isEqualTo("Alice A.");
        assertThat(login(alice).jsonPath().getString("user.avatar")).isEqualTo("4711");
    }

    @Test
    void accountEndsOnlyWithItsPassword() {
        User alice = register();
        String token = login(alice).jsonPath().getString("accessToken");

        given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token)
                .body(Map.of("password", "wrong horse"))
                .delete("/auth/account")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body(Map.of("password", PASSWORD))
                .delete("/auth/account")
                .then()
                .statusCode(401);

        assertThat(login(alice).statusCode()).isEqualTo(200);
    }

    private NamesPeople known(NamesPeople command) {
        return people.introduce(command).await().atMost(BOUND);
    }

    private void assertUnknown(NamesPeople command) {
        assertThatThrownBy(() -> known(command))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_USER));
    }

    private static User register() {
        String name = "u" + UUID.randomUUID().toString().substring(0, 8);
        Response made = given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", PASSWORD))
                .post("/auth/register");
        return new User(UserId.parse(made.jsonPath().getString("user.id")), name, name, null);
    }

    private static Response login(User user) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", user.username(), "password", PASSWORD))
                .post("/auth/login");
    }
}
