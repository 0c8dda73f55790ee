package dev.cryb.presence.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.event.PresenceChange.Turn;
import dev.cryb.event.PresenceEvent.PresenceUpdated;
import dev.cryb.event.Topic;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Activity;
import dev.cryb.model.Device;
import dev.cryb.model.Status;
import dev.cryb.presence.config.PresenceSettings;
import dev.cryb.request.Attendance;
import dev.cryb.request.Showing;
import dev.cryb.request.Sitting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What sessions amount to, who hears of it, and when. */
class TellingTest {

    private static final UserId BOB = new UserId(4711);
    private static final ServerId HOME = new ServerId(1);
    private static final ServerId WORK = new ServerId(2);
    private static final Activity CHESS = activity(Activity.Type.PLAYING, "Chess");
    private static final Activity AT_SEA = activity(Activity.Type.CUSTOM, "At sea");

    private static final PresenceSettings SETTINGS = new PresenceSettings() {
        @Override
        public Duration grace() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration quiet() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration absence() {
            return Duration.ofSeconds(45);
        }
    };

    private Person bob = Person.unknown(BOB);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private List<ServerId> servers = List.of(HOME);
    private List<PresenceUpdated> heard = List.of();

    private static Activity activity(Activity.Type type, String name) {
        return new Activity(type, name, null, null, null, null);
    }

    private static Showing showing(Status status, Activity... activities) {
        return new Showing(status, List.of(activities), null, null);
    }

    private static Sitting sitting(String session, Device device, @Nullable Showing showing) {
        return new Sitting(session, device, showing, true);
    }

    private void becomes(Person after) {
        Telling telling = Telling.of(bob, after, now, SETTINGS);
        bob = telling.person();
        heard = telling.events();
    }

    private void attends(String lease, Sitting... sittings) {
        becomes(bob.attending(lease, new Attendance(BOB, Arrays.asList(sittings), servers, null), now));
    }

    private void waitsAt(String lease) {
        becomes(bob.attending(lease, new Attendance(BOB, List.of(), servers, true), now));
    }

    private void shows(String session, Showing showing) {
        becomes(bob.showing(session, showing, "g-1.0", new Attendance(BOB, List.of(), servers, null), now));
    }

    private void passes(Duration time) {
        now = now.plus(time);
        becomes(bob);
    }

    private PresenceUpdated only() {
        assertThat(heard).hasSize(1);
        return heard.get(0);
    }

    @Test
    void firstSessionIsToldToAllAtOnce() {
        attends("g-1.0", sitting("s1", Device.DESKTOP, null));

        assertThat(only().topics()).containsExactly(Topic.user(BOB), Topic.friends(BOB), Topic.onlookers(HOME));
        assertThat(only().data().status()).isEqualTo(Status.ONLINE);
        assertThat(only().data().devices()).isEqualTo(Map.of(Device.DESKTOP, Status.ONLINE));
        assertThat(only().meta().turn()).isEqualTo(Turn.CAME);
    }

    @Test
    void highestOfAllSessionsCounts() {
        attends("g-1.0", sitting("s1", Device.DESKTOP, showing(Status.IDLE)));
        assertThat(only().data().status()).isEqualTo(Status.IDLE);
        now = now.plusSeconds(2);
        attends("g-2.0", sitting("s2", Device.MOBILE, showing(Status.ONLINE)));
        assertThat(only().data().status()).isEqualTo(Status.ONLINE);
        now = now.plusSeconds(2);
        attends("g-3.0", sitting("s3", Device.MOBILE, showing(Status.DND)));
        assertThat(only().data().status()).isEqualTo(Status.DND);
        assertThat(only().data().devices()).isEqualTo(Map.of(Device.DESKTOP, Status.IDLE, Device.MOBILE, Status.DND));
        assertThat(only().meta().turn()).isEqualTo(Turn.NONE);
    }

    @Test
    void oneAwayFromTheKeyboardIsIdle() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        now = now.plusSeconds(2);
        shows("s1", new Showing(Status.ONLINE, null, null, true));
        assertThat(only().data().status()).isEqualTo(Status.IDLE);
    }

    @Test
    void whatChangesNothingIsNotTold() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        attends("g-1.0", sitting("s1", Device.WEB, null));
        assertThat(heard).isEmpty();
        attends("g-2.0", sitting("s2", Device.WEB, showing(Status.IDLE)));
        assertThat(heard).isEmpty();
        assertThat(bob.dueAt()).isNull();
    }

    @Test
    void oneWhoWaitsToBeLetInHasNotGone() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        attends("g-1.0");
        for (int i = 0; i < 30; i++) {
            waitsAt("g-2.0");
            passes(Duration.ofSeconds(4));
            assertThat(heard).isEmpty();
        }
        attends("g-2.0", sitting("s2", Device.WEB, null));
        assertThat(only().topics()).containsExactly(Topic.user(BOB));
        assertThat(bob.dueAt()).isNull();
    }

    @Test
    void oneWhoGivesUpWaitingGoesAfterTheGrace() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        attends("g-1.0");
        waitsAt("g-2.0");
        passes(Duration.ofSeconds(20));
        attends("g-2.0");
        passes(Duration.ofSeconds(9));
        assertThat(heard).isEmpty();
        passes(Duration.ofSeconds(2));
        assertThat(only().meta().turn()).isEqualTo(Turn.WENT);
    }

    @Test
    void oneWhoseGatewayDiesWhileTheyWaitGoesInTheEnd() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        attends("g-1.0");
        waitsAt("g-2.0");
        passes(Duration.ofSeconds(56));
        assertThat(only().meta().turn()).isEqualTo(Turn.WENT);
    }

    @Test
    void onlyWaitingIsNotComing() {
        waitsAt("g-2.0");
        assertThat(heard).isEmpty();
        assertThat(bob.shown().isOffline()).isTrue();
    }

    @Test
    void burstIsToldAsOne() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        List<PresenceUpdated> toOthers = new ArrayList<>();
        for (Status status : List.of(Status.IDLE, Status.DND, Status.ONLINE, Status.DND)) {
            now = now.plusMillis(100);
            shows("s1", showing(status));
            heard.stream()
                    .filter(event -> event.topics().contains(Topic.friends(BOB)))
                    .forEach(toOthers::add);
        }
        assertThat(toOthers).isEmpty();
        assertThat(bob.dueAt()).isEqualTo(now.plusMillis(600));
        passes(Duration.ofMillis(600));
        assertThat(only().data().status()).isEqualTo(Status.DND);
        assertThat(only().topics()).containsExactly(Topic.friends(BOB), Topic.onlookers(HOME));
        assertThat(bob.dueAt()).isNull();
    }

    @Test
    void oneHasGoneOnlyAfterTheGrace() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        now = now.plusSeconds(60);
        attends("g-1.0");
        assertThat(heard).isEmpty();
        assertThat(bob.dueAt()).isEqualTo(now.plusSeconds(10));
        passes(Duration.ofSeconds(9));
        assertThat(heard).isEmpty();
        passes(Duration.ofSeconds(1));
        assertThat(only().meta().turn()).isEqualTo(Turn.WENT);
        assertThat(only().data().lastSeen()).isEqualTo(now);
    }

    @Test
    void oneWhoComesBackInTimeHasNeverGone() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        now = now.plusSeconds(60);
        attends("g-1.0");
        now = now.plusSeconds(5);
        attends("g-2.0", sitting("s2", Device.WEB, null));
        assertThat(heard).noneMatch(event -> event.topics().contains(Topic.friends(BOB)));
        passes(Duration.ofSeconds(30));
        assertThat(heard).isEmpty();
    }

    @Test
    void sessionsOfAGatewayThatIsGoneEndAtOnce() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        now = now.plusSeconds(60);
        becomes(bob.vacating("g-1.0"));
        assertThat(only().meta().turn()).isEqualTo(Turn.WENT);
    }

    @Test
    void gatewayThatGoesOnUnderAnotherLeaseKeepsItsSessions() {
        attends("g-1.0", sitting("s1", Device.WEB, showing(Status.DND)), sitting("s2", Device.WEB, null));
        now = now.plusSeconds(60);
        attends("g-1.1", sitting("s1", Device.WEB, showing(Status.IDLE)));
        assertThat(heard).isEmpty();
        assertThat(bob.seats()).extracting(Seat::lease).containsExactly("g-1.1");
        becomes(bob.vacating("g-1.0"));
        assertThat(heard).isEmpty();
        assertThat(bob.seats()).hasSize(1);
    }

    @Test
    void oneWhoHidesIsOfflineToOthersAndNotToOneself() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        now = now.plusSeconds(60);
        shows("s1", showing(Status.INVISIBLE));

        assertThat(heard).hasSize(2);
        assertThat(heard.get(0).topics()).containsExactly(Topic.user(BOB));
        assertThat(heard.get(0).data().status()).isEqualTo(Status.INVISIBLE);
        assertThat(heard.get(1).topics()).containsExactly(Topic.friends(BOB), Topic.onlookers(HOME));
        assertThat(heard.get(1).data().status()).isEqualTo(Status.OFFLINE);
        assertThat(heard.get(1).data().devices()).isEmpty();
        assertThat(heard.get(1).data().lastSeen()).isEqualTo(now);
        assertThat(heard.get(1).meta().turn()).isEqualTo(Turn.WENT);
    }

    @Test
    void nothingGivesAwayOneWhoHides() {
        attends("g-1.0", sitting("s1", Device.WEB, showing(Status.INVISIBLE)));
        assertThat(only().topics()).containsExactly(Topic.user(BOB));
        for (Duration time : List.of(Duration.ofSeconds(5), Duration.ofMinutes(5))) {
            now = now.plus(time);
            servers = List.of(HOME, WORK);
            attends("g-2.0", sitting("s2", Device.MOBILE, null));
            now = now.plus(time);
            attends("g-2.0");
            assertThat(heard).noneMatch(event -> event.topics().contains(Topic.friends(BOB)));
        }
        now = now.plusSeconds(5);
        attends("g-1.0");
        assertThat(heard).isEmpty();
        assertThat(bob.dueAt()).isNull();
        now = now.plusSeconds(5);
        attends("g-3.0", sitting("s3", Device.WEB, null));
        assertThat(only().topics()).containsExactly(Topic.user(BOB));
        assertThat(bob.shown().lastSeen()).isNull();
    }

    @Test
    void lateWordOfAGatewayShowsNobodyWhoHides() {
        Sitting online = sitting("s1", Device.WEB, showing(Status.ONLINE));
        attends("g-1.0", online);
        now = now.plusSeconds(5);
        attends("g-2.0", sitting("s2", Device.WEB, showing(Status.INVISIBLE)));
        now = now.plusSeconds(5);
        becomes(bob.vacating("g-1.0"));
        attends("g-1.1", new Sitting("s1", Device.WEB, showing(Status.ONLINE), false));
        assertThat(bob.hidden()).isTrue();
        assertThat(bob.shown().isOffline()).isTrue();
    }

    @Test
    void statusInOnesOwnWordsStaysWhenItsSessionEnds() {
        attends("g-1.0", sitting("s1", Device.WEB, showing(Status.ONLINE, AT_SEA, CHESS)));
        assertThat(only().data().activities()).containsExactly(AT_SEA, CHESS);
        now = now.plusSeconds(60);
        attends("g-1.0", sitting("s2", Device.WEB, null));
        assertThat(only().data().activities()).containsExactly(AT_SEA);
        now = now.plusSeconds(60);
        shows("s2", showing(Status.ONLINE));
        assertThat(only().data().activities()).isEmpty();
    }

    @Test
    void fourActivitiesAreShownAtMost() {
        attends(
                "g-1.0",
                sitting("s1", Device.WEB, showing(Status.ONLINE, AT_SEA, CHESS, activity(Activity.Type.WATCHING, "a"))),
                sitting("s2", Device.WEB, showing(Status.ONLINE, CHESS, activity(Activity.Type.WATCHING, "b"))));
        assertThat(only().data().activities()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void newServerHearsWhoHasComeAndTheOthersDoNot() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        now = now.plusSeconds(60);
        servers = List.of(HOME, WORK);
        attends("g-1.0", sitting("s1", Device.WEB, null));
        assertThat(only().topics()).containsExactly(Topic.onlookers(WORK));
        assertThat(only().meta().turn()).isEqualTo(Turn.NONE);
    }

    @Test
    void oneWhoHasEndedTheAccountGoesAtOnce() {
        attends("g-1.0", sitting("s1", Device.WEB, null));
        now = now.plusSeconds(60);
        becomes(bob.leaving());
        assertThat(only().meta().turn()).isEqualTo(Turn.WENT);
    }
}
