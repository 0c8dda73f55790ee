package dev.cryb.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.VoiceState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in calls; told to those who may view the channel, and to the person. */
public sealed interface VoiceEvent extends Event {

    private static List<Topic> around(UserId userId, ChannelId channelId) {
        return List.of(Topic.channel(channelId), Topic.user(userId));
    }

    /** Someone is heard in a channel. */
    record VoiceJoined(Data data, VoiceChange meta) implements VoiceEvent {

        /** What clients get. */
        public record Data(VoiceState voiceState) {}

        @Override
        public String wireName() {
            return "voice:joined";
        }

        @Override
        public List<Topic> topics() {
            return around(data.voiceState().userId(), data.voiceState().channelId());
        }
    }

    /** Someone is heard in a channel no more. */
    record VoiceLeft(Data data, VoiceChange meta) implements VoiceEvent {

        /** What clients get. */
        public record Data(ChannelId channelId, UserId userId, Reason reason) {}

        /** Why. */
        public enum Reason {
            @JsonProperty("left")
            LEFT,
            @JsonProperty("moved")
            MOVED,
            @JsonProperty("kicked")
            KICKED,
            @JsonProperty("disconnected")
            DISCONNECTED,
            @JsonProperty("closed")
            CLOSED
        }

        @Override
        public String wireName() {
            return "voice:left";
        }

        @Override
        public List<Topic> topics() {
            return around(data.userId(), data.channelId());
        }
    }

    /** Someone's devices do something else, or a moderator has seen to it that they do. */
    record VoiceStateUpdated(VoiceState data, VoiceChange meta) implements VoiceEvent {

        @Override
        public String wireName() {
            return "voice:state_update";
        }

        @Override
        public List<Topic> topics() {
            return around(data.userId(), data.channelId());
        }
    }

    /**
     * A moderator has done something to someone's call.
     *
     * @param wireName that of the request
     * @param channelId whose viewers hear of it, beside the two; absent where the member is in no call
     */
    record VoiceModerated(
            String wireName,
            Data data,
            UserId moderator,
            @Nullable ChannelId channelId) implements VoiceEvent {

        /** What clients get: of the last three, the one that the request carried. */
        public record Data(
                ServerId serverId,
                UserId userId,
                @Nullable Boolean mute,
                @Nullable Boolean deaf,
                @Nullable ChannelId channelId) {}

        @Override
        public List<Topic> topics() {
            Topic member = Topic.user(data.userId());
            Topic by = Topic.user(moderator);
            return channelId == null ? List.of(member, by) : List.of(Topic.channel(channelId), member, by);
        }
    }
}
