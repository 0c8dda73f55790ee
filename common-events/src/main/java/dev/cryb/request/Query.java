package dev.cryb.request;

/** A request that only reads; any instance of the service may answer it. */
public sealed interface Query extends Request
        permits CheckPermissions,
                FindAttachments,
                FindInSight,
                GetMediaUrls,
                GetMessage,
                GetPresences,
                GetQuota,
                GetReady,
                GetServerAccess,
                GetServerState,
                GetUser,
                GetVoiceStanding,
                GetVoiceStates,
                JoinChannel,
                ListAudit,
                ListBans,
                ListInvites,
                ListMessages,
                ListPins,
                RequestMembers,
                RequestPresences,
                ResolveInvite,
                SearchMessages,
                SignUrls {}
