package dev.cryb.gateway.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.cryb.gateway.StoresResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdminComponentTest.WithAdmin.class)
@WithTestResource(StoresResource.class)
class DeadLettersComponentTest {

    private static final String DEAD = "cryb:{voice}:dead";
    private static final String LINE = "cryb:{voice}:cmd:7";

    @Inject
    RedisDataSource redis;

    private String admin;

    @BeforeEach
    void meet() {
        redis.execute("DEL", DEAD, LINE);
        redis.execute("DEL", "cryb:{presence}:lease:3", "cryb:{presence}:lease:5", "cryb:{presence}:lease:63");
        Map<String, String> account = Map.of("username", AdminComponentTest.ROOT, "password", "correct horse");
        given().contentType(ContentType.JSON).body(account).post("/auth/register");
        admin = given().contentType(ContentType.JSON)
                .body(account)
                .post("/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    @Test
    void lettersAreShownOldestFirstInPages() {
        String first = letter(System.currentTimeMillis() + "-0");
        String second = letter(System.currentTimeMillis() + "-0");

        as().get("/admin/dead-letters?service=voice&limit=1")
                .then()
                .statusCode(200)
                .body("letters.id", contains(first))
                .body("letters[0].event", equalTo("server:update"))
                .body("letters[0].userId", equalTo("77"))
                .body("letters[0].partition", equalTo(7))
                .body("letters[0].reason", equalTo("it broke"))
                .body("letters[0].service", equalTo("voice"))
                .body("hasMore", equalTo(true));
        as().get("/admin/dead-letters?service=voice&after=" + first)
                .then()
                .body("letters.id", contains(second))
                .body("hasMore", equalTo(false));
    }

    @Test
    void replayedCommandIsANewEntryUnderItsNonceOnce() {
        String id = letter(System.currentTimeMillis() + "-0");

        as().post("/admin/dead-letters/voice/" + id + "/replay").then().statusCode(204);
        as().post("/admin/dead-letters/voice/" + id + "/replay").then().statusCode(404);

        assertThat(length(DEAD)).isZero();
        assertThat(length(LINE)).isEqualTo(1);
        String entry = redis.execute("XRANGE", LINE, "-", "+").get(0).get(1).toString();
        assertThat(entry).contains("n, my-nonce", "f, 0", "g, 1", "u, 77", "r, , c, 0", "b, {\"name\":\"x\"}");
        assertThat(entry).doesNotContain("it broke");
        as().get("/admin/audit?limit=5")
                .then()
                .body("entries.action", hasItem("dead_letter:replay"))
                .body("entries.reason", hasItem("voice " + id + " server:update"));
    }

    @Test
    void letterWhoseNonceMayBeForgottenIsOnlyDropped() {
        String id = letter(System.currentTimeMillis() - 2 * 3_600_000 + "-0");

        as().post("/admin/dead-letters/voice/" + id + "/replay")
                .then()
                .statusCode(409)
                .body("code", equalTo("CONFLICT"));
        assertThat(length(DEAD)).isEqualTo(1);
        assertThat(length(LINE)).isZero();

        as().delete("/admin/dead-letters/voice/" + id).then().statusCode(204);
        assertThat(length(DEAD)).isZero();
        as().delete("/admin/dead-letters/voice/" + id).then().statusCode(404);
    }

    @Test
    void partitionsAreShownWithTheirHolders() {
        redis.execute("SET", "cryb:{presence}:lease:3", "presence-2/abc");
        redis.execute("SET", "cryb:{presence}:lease:63", "presence-2/abc");
        redis.execute("SET", "cryb:{presence}:lease:5", "presence-1/xyz");

        as().get("/admin/partitions")
                .then()
                .statusCode(200)
                .body(
                        "services.find { it.service == 'presence' }.holders.instance",
                        contains("presence-1", "presence-2"))
                .body("services.find { it.service == 'presence' }.holders[1].partitions", contains(3, 63))
                .body("services.find { it.service == 'presence' }.unheld.size()", equalTo(61))
                .body("services.find { it.service == 'presence' }.deadLetters", equalTo(0));
    }

    @Test
    void othersAndWrongNamesAreRefused() {
        as().get("/admin/dead-letters?service=gateway").then().statusCode(400).body("field", equalTo("service"));
        as().get("/admin/dead-letters").then().statusCode(400).body("field", equalTo("service"));
        as().get("/admin/dead-letters?service=voice&after=x")
                .then()
                .statusCode(400)
                .body("field", equalTo("after"));
        as().post("/admin/dead-letters/voice/nonsense/replay")
                .then()
                .statusCode(400)
                .body("field", equalTo("id"));
        String somebody = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "username", "u_" + UUID.randomUUID().toString().substring(0, 8), "password", "correct horse"))
                .post("/auth/register")
                .path("accessToken");
        given().auth()
                .oauth2(somebody)
                .get("/admin/dead-letters?service=voice")
                .then()
                .statusCode(403);
        given().get("/admin/dead-letters?service=voice").then().statusCode(401);
        String id = letter(System.currentTimeMillis() + "-0");
        given().auth()
                .oauth2(somebody)
                .delete("/admin/dead-letters/voice/" + id)
                .then()
                .statusCode(403);
        assertThat(length(DEAD)).isEqualTo(1);
    }

    private RequestSpecification as() {
        return given().auth().oauth2(admin);
    }

    private long length(String stream) {
        return redis.execute("XLEN", stream).toLong();
    }

    /** A letter as a lane writes it, of a service that does not run here. */
    private String letter(String asked) {
        Map<String, String> fields = new HashMap<>(
                Map.of("e", "server:update", "u", "77", "w", "ann", "d", "Ann", "n", "my-nonce", "f", "1", "g", "1"));
        fields.putAll(
                Map.of("r", "gateway-9", "c", "5", "b", "{\"name\":\"x\"}", "x", "it broke", "p", "7", "i", asked));
        List<String> words = new ArrayList<>(List.of(DEAD, "*"));
        fields.forEach((name, value) -> words.addAll(List.of(name, value)));
        return redis.execute("XADD", words.toArray(String[]::new)).toString();
    }
}
