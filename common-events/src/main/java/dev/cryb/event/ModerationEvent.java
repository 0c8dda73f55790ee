package dev.cryb.event;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.AuditEntry;
import dev.cryb.permission.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What moderators do; they and those concerned hear it. */
public sealed interface ModerationEvent extends Event {

    /** A member was put out. */
    record MemberKicked(Data data, AccessChange.MemberGone meta) implements ModerationEvent {

        /** Who, by whom and why. */
        public record Data(
                ServerId serverId,
                UserId userId,
                UserId moderatorId,
                @Nullable String reason) {}

        @Override
        public String wireName() {
            return "mod:kick";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.holders(data.serverId(), Permission.KICK_MEMBERS), Topic.user(data.userId()));
        }
    }

    /** Someone was banned; a member is out with it. */
    record MemberBanned(Data data, AccessChange.MemberGone meta) implements ModerationEvent {

        /** Who, by whom and why. */
        public record Data(
                ServerId serverId,
                UserId userId,
                UserId moderatorId,
                @Nullable String reason) {}

        @Override
        public String wireName() {
            return "mod:ban";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.holders(data.serverId(), Permission.BAN_MEMBERS), Topic.user(data.userId()));
        }
    }

    /** A ban has ended. */
    record MemberUnbanned(Data data) implements ModerationEvent {

        /** Whose, by whom and why. */
        public record Data(
                ServerId serverId,
                UserId userId,
                UserId moderatorId,
                @Nullable String reason) {}

        @Override
        public String wireName() {
            return "mod:unban";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.holders(data.serverId(), Permission.BAN_MEMBERS));
        }
    }

    /** A member may only look until a moment. */
    record MemberTimedOut(Data data, AccessChange.MemberTimeoutChanged meta) implements ModerationEvent {

        /** Who, until when and why. */
        public record Data(
                ServerId serverId,
                UserId userId,
                UserId moderatorId,
                Instant until,
                @Nullable String reason) {}

        @Override
        public String wireName() {
            return "mod:timeout";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** A timeout has ended before its time. */
    record TimeoutCleared(Data data, AccessChange.MemberTimeoutChanged meta) implements ModerationEvent {

        /** Whose. */
        public record Data(
                ServerId serverId,
                UserId userId,
                UserId moderatorId,
                @Nullable String reason) {}

        @Override
        public String wireName() {
            return "mod:timeout_clear";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** An act was written down; those who may read the log hear it. */
    record AuditLogged(AuditEntry data) implements ModerationEvent {
        @Override
        public String wireName() {
            return "audit:entry";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.holders(data.serverId(), Permission.VIEW_AUDIT_LOG));
        }
    }
}
