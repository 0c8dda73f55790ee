package dev.cryb.event;

import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Role;
import java.util.List;

/** What happens to roles and to who has them; members hear it. */
public sealed interface RoleEvent extends Event {

    /** A role was made. */
    record RoleCreated(Role data, AccessChange.RoleChanged meta) implements RoleEvent {
        @Override
        public String wireName() {
            return "role:create";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** A role has changed. */
    record RoleUpdated(Role data, AccessChange.RoleChanged meta) implements RoleEvent {
        @Override
        public String wireName() {
            return "role:update";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** A role is gone. */
    record RoleDeleted(Data data, AccessChange.RoleGone meta) implements RoleEvent {

        /** Which one. */
        public record Data(ServerId serverId, RoleId roleId) {}

        public RoleDeleted(ServerId serverId, RoleId roleId) {
            this(new Data(serverId, roleId), new AccessChange.RoleGone(serverId, roleId));
        }

        @Override
        public String wireName() {
            return "role:delete";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** Roles have other ranks. */
    record RolesReordered(Data data) implements RoleEvent {

        /** The ranks that changed. */
        public record Data(ServerId serverId, List<Rank> roles) {}

        /** A role's rank now. */
        public record Rank(RoleId id, int position) {}

        @Override
        public String wireName() {
            return "role:reorder";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** A member has one role more. */
    record RoleAssigned(Data data, AccessChange.MemberRolesChanged meta) implements RoleEvent {

        /** Which and who. */
        public record Data(ServerId serverId, RoleId roleId, UserId userId) {}

        @Override
        public String wireName() {
            return "role:assign";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** A member has one role less. */
    record RoleUnassigned(Data data, AccessChange.MemberRolesChanged meta) implements RoleEvent {

        /** Which and who. */
        public record Data(ServerId serverId, RoleId roleId, UserId userId) {}

        @Override
        public String wireName() {
            return "role:unassign";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }
}
