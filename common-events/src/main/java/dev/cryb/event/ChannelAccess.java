package dev.cryb.event;

import dev.cryb.id.ChannelId;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Overwrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel as far as rights go. */
public record ChannelAccess(
        ChannelId id, ChannelType type, @Nullable ChannelId parentId, List<Overwrite> overwrites) {

    /** The same with other overwrites. */
    public ChannelAccess with(List<Overwrite> others) {
        return new ChannelAccess(id, type, parentId, others);
    }
}
