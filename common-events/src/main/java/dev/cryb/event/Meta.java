package dev.cryb.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What an event tells gateways beside what it tells clients. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "meta")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Mentions.class, name = "mentions"),
    @JsonSubTypes.Type(value = AccessChange.MemberEntered.class, name = "member_entered"),
    @JsonSubTypes.Type(value = AccessChange.MemberGone.class, name = "member_gone"),
    @JsonSubTypes.Type(value = AccessChange.ServerGone.class, name = "server_gone"),
    @JsonSubTypes.Type(value = AccessChange.OwnerChanged.class, name = "owner_changed"),
    @JsonSubTypes.Type(value = AccessChange.RoleChanged.class, name = "role_changed"),
    @JsonSubTypes.Type(value = AccessChange.RoleGone.class, name = "role_gone"),
    @JsonSubTypes.Type(value = AccessChange.MemberRolesChanged.class, name = "member_roles_changed"),
    @JsonSubTypes.Type(value = AccessChange.MemberTimeoutChanged.class, name = "member_timeout_changed"),
    @JsonSubTypes.Type(value = AccessChange.ChannelOpened.class, name = "channel_opened"),
    @JsonSubTypes.Type(value = AccessChange.ChannelPlaced.class, name = "channel_placed"),
    @JsonSubTypes.Type(value = AccessChange.OverwritesChanged.class, name = "overwrites_changed"),
    @JsonSubTypes.Type(value = AccessChange.ChannelClosed.class, name = "channel_closed"),
    @JsonSubTypes.Type(value = AccessChange.DmOpened.class, name = "dm_opened"),
    @JsonSubTypes.Type(value = AccessChange.DmLeft.class, name = "dm_left"),
    @JsonSubTypes.Type(value = AccessChange.FriendsMade.class, name = "friends_made"),
    @JsonSubTypes.Type(value = AccessChange.FriendsParted.class, name = "friends_parted"),
    @JsonSubTypes.Type(value = AccessChange.PersonChanged.class, name = "person_changed"),
    @JsonSubTypes.Type(value = PresenceChange.class, name = "presence_change"),
    @JsonSubTypes.Type(value = VoiceChange.class, name = "voice_change")
})
public sealed interface Meta permits AccessChange, Mentions, PresenceChange, VoiceChange {}
