package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What running processes say of themselves is what docs/metrics.md says, and grows by what is done. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MetricsSystemTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)`( \\*)?");
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh("voice", "media").withEnvironment("CRYB_LIMITS_ENABLED", "false"));
        String url = stack.gatewayUrls().getFirst();
        try (PlainClient alice =
                PlainClient.signIn(url, People.register(url, "alice").token())) {
            JsonNode home = alice.expectAck("server:create", Client.data("name", "Home"));
            String channel = home.at("/channels/0/id").asText();
            alice.expectAck("message:create", Client.data("channelId", channel, "content", "hello"));
            alice.expectAck("channel:messages", Client.data("channelId", channel));
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void gatewaySaysWhatItsTablesSay() throws Exception {
        compare(scrape("gateway-1"), "Gateway", "Everywhere");
    }

    @Test
    void servicesSayWhatTheirTablesSay() throws Exception {
        compare(scrape("messaging-1"), "Services behind the gateway", "Everywhere");
        compare(scrape("presence-1"), "Services behind the gateway", "Everywhere");
    }

    @Test
    void whatWasDoneIsCounted() throws Exception {
        String gateway = scrape("gateway-1");
        assertThat(value(gateway, "cryb_gateway_bytes_total{direction=\"in\"")).isGreaterThan(100);
        assertThat(value(gateway, "cryb_gateway_bytes_total{direction=\"out\"")).isGreaterThan(1_000);
        assertThat(value(gateway, "cryb_gateway_delivery_seconds_count")).isPositive();
        assertThat(value(gateway, "cryb_gateway_delivery_seconds_sum")).isLessThan(60);
        assertThat(value(gateway, "cryb_gateway_acks_total{event=\"message:create\",outcome=\"ok\""))
                .isEqualTo(1);
        assertThat(value(gateway, "cryb_gateway_ack_seconds_count{event=\"message:create\""))
                .isEqualTo(1);
        Awaitility.await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                        value(scrape("messaging-1"), "cryb_bus_lease_moves_total{move=\"taken\""))
                .isEqualTo(64));
        String messaging = scrape("messaging-1");
        assertThat(value(messaging, "cryb_bus_publish_seconds_count")).isPositive();
        assertThat(value(messaging, "cryb_bus_command_delay_seconds_count"))
                .isEqualTo(value(messaging, "cryb_bus_batch_size_count"));
        assertThat(value(messaging, "cryb_bus_statement_seconds_count{statement=\"commit\""))
                .isGreaterThanOrEqualTo(value(messaging, "cryb_bus_batch_size_count"));
        assertThat(value(messaging, "cryb_bus_statement_seconds_count{statement=\"rows\""))
                .isPositive();
    }

    private static void compare(String scrape, String... sections) throws IOException {
        Set<String> said = FAMILY.matcher(scrape)
                .results()
                .map(family ->
                        family.group(2).equals("counter") && !family.group(1).endsWith("_total")
                                ? family.group(1) + "_total"
                                : family.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>();
        Set<String> always = new TreeSet<>();
        for (String section : sections) {
            Matcher rows = ROW.matcher(section(section));
            while (rows.find()) {
                known.add(rows.group(1));
                if (rows.group(2) == null) {
                    always.add(rows.group(1));
                }
            }
        }
        assertThat(said).containsAll(always);
        assertThat(said.stream().filter(name -> name.startsWith("cryb_") && !name.endsWith("_max")))
                .isSubsetOf(known);
    }

    private static String section(String title) throws IOException {
        String table = Files.readString(Path.of("../docs/metrics.md"));
        int start = table.indexOf("\n## " + title + "\n");
        assertThat(start).isNotNegative();
        int end = table.indexOf("\n## ", start + 1);
        return table.substring(start, end < 0 ? table.length() : end);
    }

    private static double value(String scrape, String start) {
        return scrape.lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String scrape(String part) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(stack.url(part) + "/q/metrics"))
                                .header("accept", "text/plain")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
