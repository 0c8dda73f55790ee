package dev.cryb.event;

import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import java.util.List;

/** A direct message or group as far as rights go: its recipients see it, nobody else. */
public record DmAccess(ChannelId id, List<UserId> recipients) {}
