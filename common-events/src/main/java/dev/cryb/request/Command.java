package dev.cryb.request;

/** A request that changes something: ordered in its partition's line, with its effect exactly once. */
public sealed interface Command extends Request
        permits AckChannel,
                AssignRole,
                Attend,
                BulkDeleteMessages,
                ClearReactions,
                ClearTimeout,
                CloseAccount,
                CloseDm,
                CreateChannel,
                CreateInvite,
                CreateMessage,
                CreateRole,
                CreateServer,
                DeleteChannel,
                DeleteInvite,
                DeleteMessage,
                DeleteOverwrite,
                DeleteRole,
                DeleteServer,
                EditMessage,
                ForgetPresence,
                JoinServer,
                KickMember,
                LeaveServer,
                NamesPeople,
                PinMessage,
                React,
                RemoveRecipient,
                RemoveServer,
                ReorderChannels,
                ReorderRoles,
                SetOverwrite,
                SettlePresence,
                SweepAuthor,
                TimeOutMember,
                TransferServer,
                UnassignRole,
                UnbanMember,
                UnpinMessage,
                Unreact,
                UpdateChannel,
                UpdateMember,
                UpdatePresence,
                UpdateRole,
                UpdateServer,
                UpdateUser,
                Vacate {

    /**
     * The partition whose line it joins, 0 to 63.
     *
     * @param nonce the command's own, for what is born by it
     */
    int partition(Caller caller, String nonce);
}
