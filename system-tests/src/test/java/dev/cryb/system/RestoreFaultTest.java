package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.system.People.Person;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The drill of docs/operations.md: a backup of the running mesh, an accident, and back to the moment before it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RestoreFaultTest {

    @Test
    void allThatWasAckedBeforeTheAccidentIsBackAndLifeGoesOn() throws Exception {
        StackOptions options = StackOptions.fresh("media").withEnvironment("CRYB_LIMITS_ENABLED", "false");
        Path data = options.data().resolve("postgres").resolve("data");
        try (Stack stack = Stack.start(options)) {
            BaseBackup backup = new BaseBackup(
                    stack.stores().superuserJdbcUrl(), options.folder().resolve("drill"));
            backup.archiveFromNowOn();
            stack.restart("postgres");
            String url = stack.gatewayUrls().getFirst();
            Person person = People.register(url, "alice");
            List<String> acked = new ArrayList<>();
            String channel;
            try (PlainClient alice = PlainClient.signIn(url, person.token())) {
                channel = home(alice);
                say(alice, channel, acked, "before the backup");
                duringWhich(() -> backup.take(data), () -> say(alice, channel, acked, "while it is taken"));
                say(alice, channel, acked, "after it");
            }
            String moment = backup.now();
            accident(stack);
            backup.awaitArchived();

            List<String> services = stack.parts().stream()
                    .filter(part -> part.matches("(gateway|messaging|presence|voice|media)-\\d"))
                    .toList();
            services.forEach(stack::stop);
            stack.stop("postgres");
            backup.restore(data, moment);
            stack.start("postgres");
            backup.awaitRestored();
            RedisCli.send(stack.stores().redisUrl(), "FLUSHALL");
            services.reversed().forEach(stack::start);
            services.forEach(stack::awaitReady);

            try (PlainClient alice = PlainClient.signIn(url, person.token())) {
                List<JsonNode> messages = history(alice, channel);
                assertThat(messages.stream()
                                .map(message -> message.get("content").asText()))
                        .containsExactlyElementsOf(acked);
                assertThat(messages.stream().map(message -> message.get("seq").asLong()))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, acked.size()).boxed().toList());
                JsonNode next = alice.expectAck("message:create", Client.data("channelId", channel, "content", "on"));
                assertThat(next.get("seq").asInt()).isEqualTo(acked.size() + 1);
                alice.expectEvent(
                        "message:create", said -> said.get("content").asText().equals("on"));
            }
        }
    }

    private static String home(PlainClient alice) {
        String[] channel = new String[1];
        Awaitility.await().atMost(20, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
            JsonNode home = alice.expectAck("server:create", Client.data("name", "Home", "nonce", "home"));
            channel[0] = home.at("/channels/0/id").asText();
            return true;
        });
        return channel[0];
    }

    private static void say(PlainClient alice, String channel, List<String> acked, String words) {
        IntStream.range(0, 10).forEach(i -> {
            String content = words + " " + (acked.size() + 1);
            alice.expectAck("message:create", Client.data("channelId", channel, "content", content));
            acked.add(content);
        });
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Does something again and again as long as something else takes, and once at least. */
    private static void duringWhich(Step step, Runnable meanwhile) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> steps = CompletableFuture.runAsync(() -> {
            try {
                step.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            } finally {
                over.set(true);
            }
        });
        do {
            meanwhile.run();
        } while (!over.get());
        steps.get(60, TimeUnit.SECONDS);
    }

    /** What no nonce and no partition row protects from. */
    private static void accident(Stack stack) throws Exception {
        String url = stack.stores().superuserJdbcUrl().replace("/postgres?", "/cryb?");
        try (Connection session = DriverManager.getConnection(url);
                Statement sql = session.createStatement()) {
            assertThat(sql.executeUpdate("DELETE FROM messaging.message")).isPositive();
            sql.execute("DELETE FROM messaging.member");
        }
    }

    private static List<JsonNode> history(PlainClient alice, String channel) {
        List<JsonNode> all = new ArrayList<>();
        long from = 1;
        JsonNode page;
        do {
            page = alice.expectAck(
                    "channel:messages",
                    Client.data("channelId", channel, "fromSeq", from, "toSeq", from + 99, "limit", 100));
            page.get("messages").forEach(all::add);
            from += 100;
        } while (from <= page.get("seq").asLong());
        return all;
    }
}
