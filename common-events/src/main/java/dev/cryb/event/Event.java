package dev.cryb.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that clients are told of, durably and in one order.
 *
 * <p>An event knows its wire name, whom it goes to, the object that clients get, and what gateways must know of it.
 */
public sealed interface Event
        permits ChannelEvent,
                EmojiEvent,
                MediaEvent,
                MessageEvent,
                ModerationEvent,
                PeopleEvent,
                PresenceEvent,
                RoleEvent,
                ServerEvent,
                VoiceEvent {

    /** Its name on the wire. */
    String wireName();

    /** Whom it goes to. */
    List<Topic> topics();

    /** The object that clients get. */
    Object data();

    /** What gateways must know of it. */
    default @Nullable Meta meta() {
        return null;
    }
}
