package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.json.Json;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.system.People.Answer;
import dev.cryb.system.People.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One request can be read from its arrival to its answer in the logs of all processes that had to do with it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RequestLinesSystemTest {

    @Test
    void followedPersonsRequestsAreToldByGatewayAndServiceUnderOneIdAndOthersAreNot() throws IOException {
        try (Stack stack = Stack.start(StackOptions.fresh()
                .withInstances("gateway", 2)
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("CRYB_ADMINS", "the.admin")
                .withEnvironment("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"))) {
            String asked = stack.gatewayUrls().get(0);
            String other = stack.gatewayUrls().get(1);
            String admin = People.post(
                            asked,
                            "/auth/register",
                            Client.data("username", "the.admin", "password", People.PASSWORD)
                                    .toString())
                    .body()
                    .get("accessToken")
                    .asText();
            Person alice = People.register(other, "alice");
            try (PlainClient hers = PlainClient.signIn(other, alice.token());
                    PlainClient bobs = PlainClient.signIn(
                            other, People.register(other, "bob").token())) {
                String channel = home(hers);
                String bobsChannel = home(bobs);
                Answer followed = People.post(
                        asked,
                        "/admin/users/" + alice.id() + "/debug",
                        admin,
                        Client.data("reason", "ticket 7").toString());
                assertThat(followed.status()).isEqualTo(200);

                Awaitility.await()
                        .atMost(10, TimeUnit.SECONDS)
                        .until(() -> People.get(other, "/admin/debug", admin)
                                        .body()
                                        .get("followed")
                                        .size()
                                == 1);
                bobs.expectAck("message:create", Client.data("channelId", bobsChannel, "content", "a secret"));
                hers.expectAck("message:create", Client.data("channelId", channel, "content", "a secret"));

                Awaitility.await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> assertThat(lines(stack))
                        .hasSize(7));
                List<JsonNode> lines = lines(stack);
                Set<String> ids = lines.stream()
                        .map(line -> line.at("/mdc/request").asText())
                        .collect(Collectors.toSet());
                assertThat(ids).hasSize(1);
                String told =
                        lines.stream().map(line -> line.get("message").asText()).collect(Collectors.joining("\n"));
                assertThat(told)
                        .contains(
                                "has come from session",
                                "goes to messaging",
                                "is taken up",
                                "publishes message:create",
                                "is committed as OK",
                                "answer of messaging",
                                "is answered with ok")
                        .doesNotContain("a secret");
                assertThat(lines)
                        .allSatisfy(
                                line -> assertThat(line.get("level").asText()).isEqualTo("DEBUG"));
            }
        }
    }

    private static String home(PlainClient client) {
        return client.expectAck("server:create", Client.data("name", "Home"))
                .at("/channels/0/id")
                .asText();
    }

    private static List<JsonNode> lines(Stack stack) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String process : List.of("gateway-1", "gateway-2", "messaging-1")) {
            for (String line : Files.readAllLines(stack.log(process))) {
                if (line.contains("\"loggerName\":\"dev.cryb.followed\"")) {
                    lines.add(Json.tree(line));
                }
            }
        }
        return lines;
    }
}
