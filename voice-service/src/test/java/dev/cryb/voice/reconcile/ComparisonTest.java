package dev.cryb.voice.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permissions;
import dev.cryb.request.MissVoice;
import dev.cryb.request.SeeVoice;
import dev.cryb.voice.reconcile.Comparison.Present;
import dev.cryb.voice.room.Call;
import dev.cryb.voice.room.Identity;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ChannelId ROOM = new ChannelId(7L << 22);
    private static final ChannelId OTHER = new ChannelId(8L << 22);
    private static final UserId BOB = new UserId(9L << 22);

    private final Comparison comparison = new Comparison();

    private static Call call(boolean joined, Instant due) {
        return new Call(
                BOB,
                "1",
                ROOM,
                null,
                Permissions.IN_DM,
                joined,
                joined ? "PA_1" : null,
                NOW,
                joined ? null : due,
                false,
                Call.Silence.NONE,
                new Call.Devices(false, false, false, false));
    }

    private static Present present(ChannelId room, String call, String participant) {
        return new Present(room, new Identity(BOB, call), participant);
    }

    @Test
    void whatAgreesSaysNothing() {
        assertThat(comparison.differences(
                        List.of(call(true, NOW)), List.of(present(ROOM, "1", "PA_1")), Set.of(ROOM), NOW))
                .isEmpty();
    }

    @Test
    void whoIsWaitedForIsSeen() {
        assertThat(comparison.differences(
                        List.of(call(false, NOW.plusSeconds(9))),
                        List.of(present(ROOM, "1", "PA_1")),
                        Set.of(ROOM),
                        NOW))
                .containsExactly(new SeeVoice(BOB, ROOM, "1", "PA_1"));
    }

    @Test
    void formerCallAnotherRoomAndAnotherConnectionAreSeen() {
        for (Present one :
                List.of(present(ROOM, "0", "PA_0"), present(OTHER, "1", "PA_1"), present(ROOM, "1", "PA_2"))) {
            assertThat(comparison.differences(List.of(call(true, NOW)), List.of(one), Set.of(), NOW))
                    .containsExactly(
                            new SeeVoice(BOB, one.channelId(), one.identity().call(), one.participant()));
        }
    }

    @Test
    void oneIsMissedTheSecondTimeInARow() {
        List<Call> calls = List.of(call(true, NOW));
        assertThat(comparison.differences(calls, List.of(), Set.of(ROOM), NOW)).isEmpty();
        comparison.blind();
        assertThat(comparison.differences(calls, List.of(), Set.of(ROOM), NOW)).isEmpty();
        assertThat(comparison.differences(calls, List.of(), Set.of(ROOM), NOW))
                .containsExactly(new MissVoice(BOB, "1", null, false));
    }

    @Test
    void oneWhoDoesNotComeIsMissedWhenTheTimeIsOver() {
        assertThat(comparison.differences(List.of(call(false, NOW.plusSeconds(1))), List.of(), Set.of(ROOM), NOW))
                .isEmpty();
        assertThat(comparison.differences(List.of(call(false, NOW.minusSeconds(1))), List.of(), Set.of(ROOM), NOW))
                .containsExactly(new MissVoice(BOB, "1", null, false));
    }

    @Test
    void roomsWhoseNumbersDifferAreLookedInto() {
        long notItsTurn = Math.floorMod(ROOM.hashCode(), Comparison.SWEEP) + 1L;
        assertThat(Comparison.worthALook(List.of(call(true, NOW)), Map.of(ROOM, 1), notItsTurn))
                .isEmpty();
        assertThat(Comparison.worthALook(List.of(call(true, NOW)), Map.of(ROOM, 2), notItsTurn))
                .containsExactly(ROOM);
        assertThat(Comparison.worthALook(List.of(call(false, NOW)), Map.of(ROOM, 0), notItsTurn))
                .containsExactly(ROOM);
        assertThat(Comparison.worthALook(List.of(call(true, NOW)), Map.of(ROOM, 1), notItsTurn - 1))
                .containsExactly(ROOM);
    }

    @Test
    void manyRoomsAreLookedIntoAFewAtATimeAndAllInTurn() {
        Map<ChannelId, Integer> empty = new HashMap<>();
        for (long id = 1; id <= 1_000; id++) {
            empty.put(new ChannelId(id), 0);
        }
        Set<ChannelId> looked = new HashSet<>();
        for (int round = 0; round < 1_000 / Comparison.TURNS; round++) {
            Set<ChannelId> now = Comparison.worthALook(List.of(), empty, round);
            assertThat(now).hasSizeLessThanOrEqualTo(2 * Comparison.TURNS);
            looked.addAll(now);
        }
        assertThat(looked).isEqualTo(empty.keySet());
    }
}
