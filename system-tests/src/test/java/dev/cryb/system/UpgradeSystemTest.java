package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bench.chaos.Crowd;
import dev.cryb.bus.Streams;
import dev.cryb.contract.Migrations;
import dev.cryb.id.Ids;
import dev.cryb.request.Service;
import dev.cryb.stack.Checkout;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.system.People.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The version that was published last and this one side by side on the same stores, as they stand while one is rolled out.
 *
 * <p>The former version comes first and has people and messages when this version's migrations change the schema beneath
 * it. Its instances are the ones numbered 1, ours are numbered 2.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class UpgradeSystemTest {

    private static final int FORMER = 1;
    private static final int OURS = 2;
    private static final List<String> SERVICES = List.of("presence", "messaging", "gateway");
    private static final String VIEW = Long.toString(1 << 10);
    private static final long LONGEST_ACK_MS = 5_000;

    private static Stack stack;
    private static Checkout former;

    /** Of the time when there was only the former version. */
    private static Person elder;

    private static String oldHome;
    private static String oldWords;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        former = FormerVersion.built();
        StackOptions options = StackOptions.fresh().withEnvironment("CRYB_LIMITS_ENABLED", "false");
        for (String service : SERVICES) {
            options = options.withInstances(service, 0);
        }
        stack = Stack.start(options);
        SERVICES.forEach(service -> stack.add(service, former));
        elder = People.register(url(FORMER), "elder");
        try (PlainClient client = PlainClient.signIn(url(FORMER), elder.token())) {
            oldHome = client.expectAck("server:create", Client.data("name", "Old"))
                    .at("/channels/0/id")
                    .asText();
            oldWords = client.expectAck("message:create", Client.data("channelId", oldHome, "content", "of old"))
                    .get("id")
                    .asText();
        }
        SERVICES.forEach(stack::add);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @AfterEach
    void everythingIsBackAndNothingWentWrong() throws IOException {
        for (String part : parts()) {
            if (!stack.isAlive(part)) {
                stack.start(part);
            }
            stack.awaitReady(part);
            assertThat(Files.readString(stack.log(part))).as("log of %s", part).doesNotContain(" ERROR ");
        }
        for (Service service : List.of(Service.MESSAGING, Service.PRESENCE)) {
            assertThat(redis("XLEN", Streams.DEFAULT.dead(service)))
                    .as("dead letters of %s", service)
                    .isEqualTo(":0\r\n");
        }
    }

    private static List<String> parts() {
        return SERVICES.stream()
                .flatMap(service -> IntStream.of(FORMER, OURS).mapToObj(version -> service + "-" + version))
                .toList();
    }

    private static String url(int version) {
        return stack.url("gateway-" + version);
    }

    private static String redis(String... words) {
        return RedisCli.send(stack.stores().redisUrl(), words);
    }

    @Test
    void instancesAreOfTheVersionsThatTheyAreTakenFor() throws IOException {
        for (String service : SERVICES) {
            assertThat(command(service + "-" + FORMER)).contains(former.root().toString());
            assertThat(command(service + "-" + OURS))
                    .doesNotContain(former.root().toString());
        }
        migrationsThatWerePublishedAreThoseOfTheFormerVersion();
    }

    private static String command(String part) throws IOException {
        return Files.readString(Path.of("/proc/" + stack.pid(part) + "/cmdline"))
                .replace('\0', ' ');
    }

    /** The list that {@code PublishedMigrationsTest} holds ours against, which has no history to look into. */
    private static void migrationsThatWerePublishedAreThoseOfTheFormerVersion() throws IOException {
        assertThat(Migrations.listed(Checkout.find().root().resolve("docs/contract/published/migrations.txt")))
                .isEqualTo(Migrations.in(former.root()));
    }

    @Test
    void peopleOnGatewaysOfBothVersionsUnderstandEachOther() {
        Person alicesAccount = People.register(url(FORMER), "alice");
        Person bobsAccount = People.register(url(OURS), "bob");
        try (PlainClient alice = PlainClient.signIn(url(FORMER), alicesAccount.token());
                PlainClient bob = PlainClient.signIn(url(OURS), bobsAccount.token())) {
            for (int version : List.of(FORMER, OURS)) {
                String holder = "messaging-" + version;
                JsonNode server = serverHeldBy(alice, holder);
                ObjectNode general =
                        Client.data("channelId", server.at("/channels/0/id").asText());
                bob.expectAck(
                        "server:join",
                        Client.data(
                                "inviteCode",
                                alice.expectAck("invite:create", general)
                                        .get("code")
                                        .asText()));
                alice.expectEvent("server:member_join");
                talk(alice, bob, general, "to bob by " + holder);
                talk(bob, alice, general, "to alice by " + holder);
                typing(alice, bob, general);
                typing(bob, alice, general);
                hide(alice, bob, server, bobsAccount);
                talk(bob, alice, general, "and after all by " + holder);
            }
            directly(alice, bob, alicesAccount, bobsAccount);
        }
    }

    /** Says, edits, reacts, answers and reads it all again. */
    private static void talk(PlainClient speaker, PlainClient listener, ObjectNode channel, String content) {
        JsonNode said = speaker.expectAck("message:create", channel.deepCopy().put("content", content));
        String id = said.get("id").asText();
        JsonNode came = listener.expectEvent("message:create", message -> is(message, content));
        assertThat(came.get("id").asText()).isEqualTo(id);
        assertThat(came.get("seq")).isEqualTo(said.get("seq"));

        ObjectNode message = channel.deepCopy().put("messageId", id);
        speaker.expectAck("message:edit", message.deepCopy().put("content", content + "!"));
        listener.expectEvent("message:edit", edited -> is(edited, content + "!"));
        listener.expectAck("message:react", message.deepCopy().put("emoji", "👍"));
        speaker.expectEvent(
                "message:react", reaction -> reaction.get("messageId").asText().equals(id));
        listener.expectAck(
                "message:create",
                channel.deepCopy().put("content", "re: " + content).put("replyTo", id));
        assertThat(speaker.expectEvent("message:create", answer -> is(answer, "re: " + content))
                        .at("/replyTo/id")
                        .asText())
                .isEqualTo(id);
        // Queries go to whoever takes them up: to both of them, by and by.
        for (int i = 0; i < 10; i++) {
            for (PlainClient reader : List.of(speaker, listener)) {
                JsonNode page = reader.expectAck("channel:messages", channel.deepCopy());
                JsonNode read = page.get("messages")
                        .valueStream()
                        .filter(one -> one.get("id").asText().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(id + " is not in " + page));
                assertThat(read.get("content").asText()).isEqualTo(content + "!");
                assertThat(read.at("/reactions/0/count").asInt()).isEqualTo(1);
            }
        }
    }

    private static void typing(PlainClient typist, PlainClient watcher, ObjectNode channel) {
        typist.expectAck("channel:typing", channel);
        watcher.expectEvent("channel:typing");
        typist.expectAck("channel:typing_stop", channel);
        watcher.expectEvent("channel:typing_stop");
    }

    /** Rights travel with events, and both gateways reckon with them. */
    private static void hide(PlainClient owner, PlainClient member, JsonNode server, Person membersAccount) {
        String serverId = server.at("/server/id").asText();
        JsonNode hidden = Client.data("targetType", "role", "targetId", serverId, "allow", "0", "deny", VIEW);
        String staff = owner.expectAck("role:create", Client.data("serverId", serverId, "name", "Staff"))
                .get("id")
                .asText();
        JsonNode forStaff = Client.data("targetType", "role", "targetId", staff, "allow", VIEW, "deny", "0");
        String channelId = owner.expectAck(
                        "channel:create",
                        Client.data(
                                "serverId",
                                serverId,
                                "type",
                                "text",
                                "name",
                                "staff",
                                "overwrites",
                                List.of(hidden, forStaff)))
                .get("id")
                .asText();
        ObjectNode secret = Client.data("channelId", channelId);
        member.expectRefusal("message:create", secret.deepCopy().put("content", "let me in"), "UNKNOWN_CHANNEL");
        JsonNode assignment = Client.data("serverId", serverId, "roleId", staff, "userId", membersAccount.id());
        owner.expectAck("role:assign", assignment);
        assertThat(member.expectEvent("channel:access").get("visible").asBoolean())
                .isTrue();
        member.expectAck("message:create", secret.deepCopy().put("content", "here"));
        owner.expectEvent("message:create", message -> is(message, "here"));
        owner.expectAck("role:unassign", assignment);
        assertThat(member.expectEvent("channel:access").get("visible").asBoolean())
                .isFalse();
        owner.expectAck("message:create", secret.deepCopy().put("content", "without you"));
        member.expectNone("message:create", message -> is(message, "without you"));
    }

    /** Friends, and a direct message. */
    private static void directly(PlainClient alice, PlainClient bob, Person alicesAccount, Person bobsAccount) {
        alice.expectAck("friend:request", Client.data("userId", bobsAccount.id()));
        bob.expectEvent("friend:request");
        bob.expectAck("friend:accept", Client.data("userId", alicesAccount.id()));
        alice.expectEvent("friend:accept");
        ObjectNode direct = Client.data(
                "channelId",
                alice.expectAck("dm:create", Client.data("userIds", List.of(bobsAccount.id())))
                        .at("/channel/id")
                        .asText());
        talk(alice, bob, direct, "between us");
        talk(bob, alice, direct, "between us two");
    }

    private JsonNode serverHeldBy(PlainClient owner, String holder) {
        for (int i = 0; i < 100; i++) {
            JsonNode server = owner.expectAck("server:create", Client.data("name", "Of " + holder));
            if (holder(Service.MESSAGING, server.at("/server/id").asLong()).equals(holder)) {
                return server;
            }
        }
        throw new AssertionError(holder + " holds none of a hundred servers");
    }

    /** The instance that holds what an id belongs to. */
    private static String holder(Service service, long id) {
        String lease = redis("GET", Streams.DEFAULT.lease(service, Ids.partition(id)));
        return lease.substring(lease.indexOf('\n') + 1, Math.max(lease.indexOf('\n') + 1, lease.indexOf('/')));
    }

    @Test
    void presenceIsTheSameByWhomeverItIsKept() {
        Person watchersAccount = People.register(url(FORMER), "watcher");
        try (PlainClient watcher = PlainClient.signIn(url(OURS), watchersAccount.token());
                PlainClient other = PlainClient.signIn(url(FORMER), watchersAccount.token())) {
            JsonNode server = watcher.expectAck("server:create", Client.data("name", "Watch"));
            String code = watcher.expectAck(
                            "invite:create",
                            Client.data("channelId", server.at("/channels/0/id").asText()))
                    .get("code")
                    .asText();
            List<Person> all = new ArrayList<>();
            for (int keeper : List.of(FORMER, OURS)) {
                for (int gateway : List.of(FORMER, OURS)) {
                    Person person = personKeptBy("presence-" + keeper, gateway);
                    try (PlainClient client = PlainClient.signIn(url(gateway), person.token())) {
                        client.expectAck("server:join", Client.data("inviteCode", code));
                        for (String status : List.of("idle", "dnd", "online")) {
                            client.expectAck("presence:update", Client.data("status", status));
                            expectStatus(List.of(watcher, other), person, status);
                        }
                    }
                    all.add(person);
                }
            }
            all.forEach(person -> expectStatus(List.of(watcher, other), person, "offline"));
        }
    }

    private static void expectStatus(List<PlainClient> watchers, Person person, String status) {
        for (PlainClient watcher : watchers) {
            watcher.expectEvent(
                    "presence:update",
                    seen -> seen.get("userId").asText().equals(person.id())
                            && seen.get("status").asText().equals(status));
        }
    }

    private static Person personKeptBy(String keeper, int gateway) {
        for (int i = 0; i < 100; i++) {
            Person person = People.register(url(gateway), "p");
            if (holder(Service.PRESENCE, Long.parseLong(person.id())).equals(keeper)) {
                return person;
            }
        }
        throw new AssertionError(keeper + " keeps none of a hundred people");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 1"})
    void sessionIsTakenUpByTheOtherVersionAndTakenBack(int here, int there) {
        Person alicesAccount = People.register(url(here), "alice");
        Person bobsAccount = People.register(url(here), "bob");
        try (PlainClient alice = PlainClient.signIn(url(here), alicesAccount.token())) {
            PlainClient bob = PlainClient.signIn(url(here), bobsAccount.token(), this::hear);
            JsonNode server = alice.expectAck("server:create", Client.data("name", "Home"));
            ObjectNode channel =
                    Client.data("channelId", server.at("/channels/0/id").asText());
            String code = alice.expectAck("invite:create", channel).get("code").asText();
            bob.expectAck("server:join", Client.data("inviteCode", code));
            int said = 0;
            for (int next : List.of(there, here, there)) {
                said = say(alice, channel, said, 3);
                bob.close();
                said = say(alice, channel, said, 20);
                bob = PlainClient.resume(url(next), bobsAccount.token(), bob, this::hear);
                assertThat(bob.resumed().get("resumed").asBoolean()).isTrue();
                said = say(alice, channel, said, 2);
                String last = "m" + (said - 1);
                bob.expectEvent("message:create", message -> is(message, last));
            }
            assertThat(heard)
                    .containsExactlyElementsOf(
                            IntStream.range(0, said).mapToObj(i -> "m" + i).toList());
            bob.close();
        }
    }

    private void hear(String name, JsonNode data) {
        if (name.equals("message:create")) {
            heard.add(data.get("content").asText());
        }
    }

    private static int say(PlainClient speaker, ObjectNode channel, int said, int more) {
        for (int i = said; i < said + more; i++) {
            speaker.expectAck("message:create", channel.deepCopy().put("content", "m" + i));
        }
        return said + more;
    }

    private static boolean is(JsonNode message, String content) {
        return message.path("content").asText().equals(content);
    }

    /** The second row is the way back: schemas stay as they are. */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 1"})
    void rollingFromOneVersionToTheOtherLosesNothingAndKeepsEverySession(int from, int to) {
        SERVICES.reversed().forEach(service -> stack.stop(service + "-" + to));
        List<String> urls = List.of(url(from), url(to));
        try (Crowd crowd = Crowd.gather(urls, stack.stores().operatorJdbcUrl(), 8)) {
            crowd.awaitAcks(100);
            for (String service : SERVICES) {
                stack.start(service + "-" + to);
                crowd.awaitAcks(100);
            }
            // In the middle some of the version that goes are started again, and some sessions come back to it.
            for (String part : List.of("presence-" + from, "messaging-" + from, "gateway-" + from, "gateway-" + to)) {
                stack.restart(part);
                crowd.awaitAcks(100);
            }
            for (String service : List.of("messaging", "gateway", "presence")) {
                stack.stop(service + "-" + from);
                crowd.awaitAcks(100);
            }
            crowd.finish();

            assertThat(crowd.witness().problems()).as("promises broken").isEmpty();
            assertThat(crowd.witness().resumes()).as("sessions resumed").isGreaterThanOrEqualTo(16);
            assertThat(crowd.witness().beginnings()).as("sessions begun anew").isZero();
            assertThat(crowd.witness().resyncCount())
                    .as("sessions told that events were lost")
                    .isZero();
            assertThat(crowd.witness().longestAckMillis())
                    .as("the longest that anyone waited for an ack")
                    .isLessThan(LONGEST_ACK_MS);
            // Only after that: where the machine kept people away for longer than the grace, they had gone.
            assertThat(crowd.witness().offlines()).as("people told offline").isEmpty();
        }
        try (PlainClient client = PlainClient.signIn(url(to), elder.token())) {
            JsonNode page = client.expectAck("channel:messages", Client.data("channelId", oldHome));
            assertThat(page.at("/messages/0/id").asText()).isEqualTo(oldWords);
        }
    }
}
