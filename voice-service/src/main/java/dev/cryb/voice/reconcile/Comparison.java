package dev.cryb.voice.reconcile;

import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.request.Command;
import dev.cryb.request.MissVoice;
import dev.cryb.request.SeeVoice;
import dev.cryb.voice.room.Call;
import dev.cryb.voice.room.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between LiveKit's rooms and our table, as commands; it decides nothing itself.
 *
 * <p>One who is not found must be missed twice in a row: they may be on their way from one connection to another.
 */
final class Comparison {

    /** Misses in a row that count. */
    private static final int ENOUGH = 2;

    /** Rooms are all looked into within so many rounds, even where the numbers agree; where they are many, within more. */
    static final int SWEEP = 10;

    /** Where rooms are many, so many are looked into each round though their numbers agree, on average. */
    static final int TURNS = 20;

    private Map<String, Integer> missed = new HashMap<>();

    /** Someone whom LiveKit has in a room. */
    record Present(ChannelId channelId, Identity identity, String participant) {}

    /**
     * The rooms to look into: where the number of people is not what we think, where someone is waited for, and a few
     * more each time.
     *
     * @param counts how many LiveKit has, by room
     */
    static Set<ChannelId> worthALook(Collection<Call> calls, Map<ChannelId, Integer> counts, long round) {
        Map<ChannelId, Integer> ours = new HashMap<>();
        Set<ChannelId> look = new LinkedHashSet<>();
        for (Call call : calls) {
            if (call.joined()) {
                ours.merge(call.channelId(), 1, Integer::sum);
            } else if (counts.containsKey(call.channelId())) {
                look.add(call.channelId());
            }
        }
        int rounds = Math.max(SWEEP, counts.size() / TURNS);
        counts.forEach((channel, count) -> {
            boolean isTurn = Math.floorMod(channel.hashCode(), rounds) == Math.floorMod(round, rounds);
            if (isTurn || !count.equals(ours.getOrDefault(channel, 0))) {
                look.add(channel);
            }
        });
        return look;
    }

    /**
     * What is to be said.
     *
     * @param looked the rooms that were looked into, and those that LiveKit has not
     */
    List<Command> differences(Collection<Call> calls, Collection<Present> present, Set<ChannelId> looked, Instant now) {
        Map<UserId, Call> byUser = new HashMap<>();
        calls.forEach(call -> byUser.put(call.userId(), call));
        List<Command> said = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (Present one : present) {
            UserId userId = one.identity().userId();
            Call call = byUser.get(userId);
            boolean settled = false;
            if (call != null
                    && call.id().equals(one.identity().call())
                    && call.channelId().equals(one.channelId())) {
                found.add(call.id());
                settled = call.joined() && one.participant().equals(call.participant());
            }
            if (!settled) {
                said.add(new SeeVoice(userId, one.channelId(), one.identity().call(), one.participant()));
            }
        }
        Map<String, Integer> missing = new HashMap<>();
        for (Call call : calls) {
            if (!looked.contains(call.channelId()) || found.contains(call.id())) {
                continue;
            }
            Instant due = call.dueAt();
            if (call.joined()) {
                int times = missed.getOrDefault(call.id(), 0) + 1;
                missing.put(call.id(), times);
                if (times >= ENOUGH) {
                    said.add(new MissVoice(call.userId(), call.id(), null, false));
                }
            } else if (due != null && due.isBefore(now)) {
                said.add(new MissVoice(call.userId(), call.id(), null, false));
            }
        }
        missed = missing;
        return said;
    }

    /** LiveKit could not be asked: what was missed before counts no more. */
    void blind() {
        missed = new HashMap<>();
    }
}
