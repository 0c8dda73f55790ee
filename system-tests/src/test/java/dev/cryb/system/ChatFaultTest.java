package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All that one does with messages and people, on two gateways and two holders, while one holder is killed. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ChatFaultTest {

    private static final int PEOPLE = 4;
    private static final int ROUNDS = 25;

    /** Signed in on one of the gateways, with the official client or the plain protocol; asks again with the same nonce until there is an answer that is final. */
    private record Actor(int number, People.Person person, Client client) {

        JsonNode does(String nonce, String event, Object... namesAndValues) {
            ObjectNode data = Client.data(namesAndValues).put("nonce", number + "-" + nonce);
            for (int tries = 0; tries < 20; tries++) {
                JsonNode ack = client.ask(event, data);
                if (ack.path("ok").asBoolean()) {
                    return ack.get("data");
                }
                if (!ack.at("/error/retryable").asBoolean()) {
                    throw new AssertionError(event + " was refused: " + ack);
                }
            }
            throw new AssertionError(event + " never got through");
        }

        /** What one asks to see needs no nonce. */
        JsonNode sees(String event, Object... namesAndValues) {
            return does("see", event, namesAndValues);
        }
    }

    @Test
    void everythingAckedIsSoAfterAHolderWasKilled() {
        try (Stack stack = Stack.start(StackOptions.fresh()
                        .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                        .withInstances("gateway", 2)
                        .withInstances("messaging", 2));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Actor> actors = signIn(stack);
            Actor owner = actors.get(0);
            JsonNode home = owner.does("found", "server:create", "name", "Home");
            String general = home.at("/channels/0/id").asText();
            String code = owner.does("invite", "invite:create", "channelId", general)
                    .get("code")
                    .asText();
            actors.stream().skip(1).forEach(actor -> actor.does("join", "server:join", "inviteCode", code));
            String target = owner.does("target", "message:create", "channelId", general, "content", "react!")
                    .get("id")
                    .asText();

            CountDownLatch underWay = new CountDownLatch(PEOPLE * 3);
            List<CompletableFuture<Story>> stories = actors.stream()
                    .map(actor -> CompletableFuture.supplyAsync(
                            () -> live(actor, actors, general, target, underWay), threads))
                    .toList();
            await(underWay);
            stack.kill("messaging-1", Signal.KILL);

            List<Story> told = stories.stream().map(CompletableFuture::join).toList();
            compare(owner, general, target, told);
            actors.forEach(actor -> {
                if (actor.client instanceof PlainClient plain) {
                    assertThat(plain.strays()).as("acks beyond the first").isZero();
                }
                actor.client.close();
            });
        }
    }

    private static List<Actor> signIn(Stack stack) {
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String url = stack.gatewayUrls().get(i % 2);
            People.Person person = People.register(url, "actor" + i);
            Client client = i < 2
                    ? SocketIoClient.signIn(url, person.token(), "websocket")
                    : PlainClient.signIn(url, person.token());
            actors.add(new Actor(i, person, client));
        }
        return actors;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS))
                    .as("all are under way")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What one was told. */
    private record Story(List<String> standing, List<String> deleted, String dm) {}

    /** Sends, edits, deletes every third, reacts and takes it back, reads on, and talks to the next one in private. */
    private static Story live(Actor actor, List<Actor> actors, String channel, String target, CountDownLatch underWay) {
        List<String> standing = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        String other = actors.get((actor.number + 1) % PEOPLE).person.id();
        String dm = "";
        for (int i = 0; i < ROUNDS; i++) {
            String id = actor.does("m" + i, "message:create", "channelId", channel, "content", "draft")
                    .get("id")
                    .asText();
            actor.does("e" + i, "message:edit", "channelId", channel, "messageId", id, "content", "final " + id);
            if (i % 3 == 0) {
                actor.does("d" + i, "message:delete", "channelId", channel, "messageId", id);
                deleted.add(id);
            } else {
                standing.add(id);
            }
            String reaction = i % 2 == 0 ? "message:react" : "message:unreact";
            actor.does("r" + i, reaction, "channelId", channel, "messageId", target, "emoji", "👍");
            long newest =
                    actor.sees("channel:join", "channelId", channel).get("seq").asLong();
            actor.does("a" + i, "channel:ack", "channelId", channel, "seq", newest);
            dm = actor.does("dm" + i, "dm:create", "userIds", List.of(other))
                    .at("/channel/id")
                    .asText();
            actor.does("p" + i, "message:create", "channelId", dm, "content", "psst " + i);
            underWay.countDown();
        }
        return new Story(standing, deleted, dm);
    }

    private static void compare(Actor owner, String channel, String target, List<Story> told) {
        for (Story story : told) {
            for (String id : story.standing) {
                assertThat(owner.sees("message:get", "channelId", channel, "messageId", id)
                                .get("content")
                                .asText())
                        .isEqualTo("final " + id);
            }
            for (String id : story.deleted) {
                owner.client.expectRefusal(
                        "message:get", Client.data("channelId", channel, "messageId", id), "UNKNOWN_MESSAGE");
            }
        }
        JsonNode reactions = owner.sees("message:get", "channelId", channel, "messageId", target)
                .get("reactions");
        assertThat(reactions.at("/0/count").asInt())
                .as("rounds end with a reaction")
                .isEqualTo(PEOPLE);
        JsonNode page = owner.sees("channel:messages", "channelId", channel, "limit", 100);
        long newest = page.get("seq").asLong();
        assertThat(newest).as("one place a message").isEqualTo(1 + (long) PEOPLE * ROUNDS);
        assertThat(page.get("messages").size())
                .isEqualTo(1
                        + told.stream().mapToInt(story -> story.standing.size()).sum());
        assertThat(told.stream().map(Story::dm).distinct().count())
                .as("one DM a pair")
                .isEqualTo(PEOPLE);
        Story own = Objects.requireNonNull(told.get(0));
        JsonNode talk = owner.sees("channel:messages", "channelId", own.dm, "limit", 100);
        assertThat(talk.get("messages")).hasSize(ROUNDS);
    }
}
