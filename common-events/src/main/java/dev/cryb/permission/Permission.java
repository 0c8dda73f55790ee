package dev.cryb.permission;

/** One right; bits and positions are those of protocol.md section 3. */
public enum Permission {
    CREATE_INVITE(0),
    KICK_MEMBERS(1),
    BAN_MEMBERS(2),
    ADMINISTRATOR(3),
    MANAGE_CHANNELS(4),
    MANAGE_SERVER(5),
    ADD_REACTIONS(6),
    VIEW_AUDIT_LOG(7),
    PRIORITY_SPEAKER(8),
    STREAM(9),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    MANAGE_MESSAGES(13),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_MESSAGE_HISTORY(16),
    MENTION_EVERYONE(17),
    CONNECT(20),
    SPEAK(21),
    MUTE_MEMBERS(22),
    DEAFEN_MEMBERS(23),
    MOVE_MEMBERS(24),
    CHANGE_NICKNAME(26),
    MANAGE_NICKNAMES(27),
    MANAGE_ROLES(28),
    MODERATE_MEMBERS(40),
    PIN_MESSAGES(51),
    BYPASS_SLOWMODE(52);

    private final long bit;

    Permission(int position) {
        this.bit = 1L << position;
    }

    /** This right's bit in a mask. */
    public long bit() {
        return bit;
    }
}
