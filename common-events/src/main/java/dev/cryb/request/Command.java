package dev.cryb.request;

/** A request that changes something: ordered in its partition's line, with its effect exactly once. */
public sealed interface Command extends Request
        permits AckChannel,
                BulkDeleteMessages,
                ClearReactions,
                CloseAccount,
                CloseDm,
                CreateChannel,
                CreateInvite,
                CreateMessage,
                CreateServer,
                DeleteChannel,
                DeleteInvite,
                DeleteMessage,
                DeleteServer,
                EditMessage,
                JoinServer,
                LeaveServer,
                NamesPeople,
                PinMessage,
                React,
                RemoveRecipient,
                ReorderChannels,
                TransferServer,
                UnpinMessage,
                Unreact,
                UpdateChannel,
                UpdateMember,
                UpdateServer,
                UpdateUser {

    /**
     * The partition whose line it joins, 0 to 63.
     *
     * @param nonce the command's own, for what is born by it
     */
    int partition(Caller caller, String nonce);
}
