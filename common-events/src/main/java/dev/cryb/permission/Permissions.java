package dev.cryb.permission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A set of rights as one mask; on the wire a decimal string. */
public record Permissions(long bits) {

    public static final Permissions NONE = new Permissions(0);

    /** Every right there is. */
    public static final Permissions ALL = of(Permission.values());

    /** What @everyone may do in a new server. */
    public static final Permissions EVERYONE_DEFAULT = of(
            Permission.CREATE_INVITE,
            Permission.ADD_REACTIONS,
            Permission.VIEW_CHANNEL,
            Permission.SEND_MESSAGES,
            Permission.EMBED_LINKS,
            Permission.ATTACH_FILES,
            Permission.READ_MESSAGE_HISTORY,
            Permission.CONNECT,
            Permission.SPEAK,
            Permission.STREAM,
            Permission.CHANGE_NICKNAME);

    /** What a recipient may do in a direct message or group. */
    public static final Permissions IN_DM = of(
            Permission.VIEW_CHANNEL,
            Permission.SEND_MESSAGES,
            Permission.READ_MESSAGE_HISTORY,
            Permission.ADD_REACTIONS,
            Permission.ATTACH_FILES,
            Permission.EMBED_LINKS,
            Permission.PIN_MESSAGES,
            Permission.CONNECT,
            Permission.SPEAK,
            Permission.STREAM);

    /** The set of exactly these rights. */
    public static Permissions of(Permission... rights) {
        long bits = 0;
        for (Permission right : rights) {
            bits |= right.bit();
        }
        return new Permissions(bits);
    }

    /** Reads the wire form; bits that mean nothing are refused, so that they cannot mean something later. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Permissions parse(String text) {
        if (text.isEmpty() || text.length() > 19 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException("not a permission mask");
        }
        long bits = Long.parseLong(text);
        if ((bits & ~ALL.bits) != 0) {
            throw new NumberFormatException("unknown permission bits");
        }
        return new Permissions(bits);
    }

    public boolean has(Permission right) {
        return (bits & right.bit()) != 0;
    }

    public boolean hasAll(Permissions others) {
        return (bits & others.bits) == others.bits;
    }

    public Permissions plus(Permissions others) {
        return new Permissions(bits | others.bits);
    }

    public Permissions minus(Permissions others) {
        return new Permissions(bits & ~others.bits);
    }

    public Permissions intersect(Permissions others) {
        return new Permissions(bits & others.bits);
    }

    @JsonValue
    @Override
    public String toString() {
        return Long.toString(bits);
    }
}
