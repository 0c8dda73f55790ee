package dev.cryb.gateway.session;

import java.time.Duration;

/**
 * How the sessions of a gateway that goes away leave.
 *
 * @param time within which all have left
 * @param wave sessions told to go at once, at least; more where half of the time would not suffice
 * @param every how long after a wave the next one is told
 * @param spread clients are told to come back after a time of their own, up to this
 */
public record DrainPlan(Duration time, int wave, Duration every, Duration spread) {

    /** Sessions a wave, so that the last wave is told in the first half of the time; the rest is for answers. */
    int waveOf(int sessions) {
        long waves = Math.max(1, time.toMillis() / 2 / every.toMillis());
        return (int) Math.max(wave, Math.ceilDiv(sessions, waves));
    }
}
