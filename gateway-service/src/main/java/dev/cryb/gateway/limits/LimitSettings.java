package dev.cryb.gateway.limits;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one may ask of a gateway; N in a window permits a burst of N. Of a user, unless stated. */
@ConfigMapping(prefix = "cryb.limit")
public interface LimitSettings {

    /** Whether there are limits at all. */
    @WithDefault("true")
    boolean enabled();

    /** Users and addresses that are counted at once. */
    @WithDefault("400000")
    @Allowed(from = "100", to = "100000000")
    int parties();

    /** New connections of an address. */
    @WithDefault("300/1m")
    Rate connections();

    /** Open sockets of an address. */
    @WithDefault("256")
    @Allowed(from = "1", to = "10000000")
    int openPerAddress();

    /** Sessions of a user at once. */
    @WithDefault("100")
    @Allowed(from = "1", to = "1000000")
    int sessionsPerUser();

    /** Frames of a socket. */
    @WithDefault("600/1m")
    Rate frames();

    /** Messages in a channel. */
    @WithDefault("10/10s")
    Rate messages();

    /** Edits. */
    @WithDefault("5/5s")
    Rate edits();

    /** Reactions given and taken back. */
    @WithDefault("10/10s")
    Rate reactions();

    /** Typing that begins. */
    @WithDefault("1/3s")
    Rate typing();

    /** Pages of history, pins and hits. */
    @WithDefault("15/10s")
    Rate history();

    /** Changes of one's presence. */
    @WithDefault("5/20s")
    Rate presence();

    /** Lists of members and presences. */
    @WithDefault("10/10s")
    Rate memberLists();

    /** Changes of servers, channels, overwrites and roles, in a server. */
    @WithDefault("5/10s")
    Rate administration();

    /** Invites made or deleted, and as many codes tried. */
    @WithDefault("5/1m")
    Rate invites();

    /** Friend requests. */
    @WithDefault("5/1m")
    Rate friendRequests();

    /** Direct messages and groups opened. */
    @WithDefault("10/10m")
    Rate directMessages();

    /** Everything about calls. */
    @WithDefault("2/1s")
    Rate voice();

    /** Uploads begun. */
    @WithDefault("10/10s")
    Rate uploads();
}
