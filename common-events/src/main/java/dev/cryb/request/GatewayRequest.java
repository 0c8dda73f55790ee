package dev.cryb.request;

/** A request that the gateway answers by itself. */
public sealed interface GatewayRequest extends Request
        permits Heartbeat,
                Identify,
                LeaveChannel,
                ListSessions,
                RefreshAuth,
                Resume,
                RevokeSession,
                Speak,
                StartTyping,
                StopTyping {}
