package dev.cryb.messaging.access;

import dev.cryb.id.ChannelId;
import org.jspecify.annotations.Nullable;

/** The direct messages and groups of one partition that were busy lately. */
public final class DmModels {

    private static final int DMS = 2_000;

    private final Bounded<ChannelId, DmModel> dms = new Bounded<>(DMS);

    public @Nullable DmModel dm(ChannelId id) {
        return dms.get(id);
    }

    public void keep(DmModel dm) {
        dms.put(dm.channel().id(), dm);
    }

    public void remove(ChannelId id) {
        dms.remove(id);
    }
}
