/**
 * What the client knows, and how each event of the protocol changes it.
 *
 * Records that views compare (messages, members, channels) are replaced, never changed in place; the maps that hold
 * them are. `changed()` tells the views at most once a frame.
 */
import * as history from './history.js';

const listeners = new Set();
let told;

export const state = {};

export function reset() {
  Object.assign(state, {
    me: null,
    servers: new Map(),
    dms: new Map(),
    relations: new Map(),
    users: new Map(),
    presences: new Map(),
    read: new Map(),
    stretches: new Map(),
    typing: new Map(),
    members: new Map(),
    ready: false,
    version: 0,
  });
}
reset();

export function changed() {
  state.version++;
  if (told) return;
  // A timer rather than a frame: a page in the background draws none, and its title still counts what is unread.
  told = setTimeout(() => {
    told = undefined;
    for (const listener of listeners) listener();
  }, 8);
}

export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// ---- finding ---------------------------------------------------------------------------------------------------------

export function channelById(id) {
  if (state.dms.has(id)) return { channel: state.dms.get(id) };
  for (const server of state.servers.values()) {
    const channel = server.channels.get(id);
    if (channel) return { channel, server };
  }
  return {};
}

export const serverById = (id) => state.servers.get(id);
export const stretchOf = (channelId) => state.stretches.get(channelId);
export const isFriend = (userId) => state.relations.get(userId)?.status === 'friend';
export const isBlocked = (userId) => state.relations.get(userId)?.status === 'blocked';

export function unreadOf(channelId) {
  const read = state.read.get(channelId);
  return read ? { unread: read.newestSeq > read.seq, mentions: read.mentionCount } : { unread: false, mentions: 0 };
}

export function memberOf(serverId, userId) {
  return state.members.get(serverId)?.get(userId);
}

/** The name to show: a nickname in its server, else the display name. */
export function nameOf(userId, serverId, fallback) {
  const user = state.users.get(userId);
  return memberOf(serverId, userId)?.nick || user?.displayName || user?.username || fallback?.displayName || '…';
}

// ---- learning --------------------------------------------------------------------------------------------------------

export function learnUser(user) {
  if (!user) return;
  const known = state.users.get(user.id);
  if (!known || known.displayName !== user.displayName || known.avatar !== user.avatar || known.bio !== user.bio) {
    // An absent picture is none any more, where an absent text was only not told.
    state.users.set(user.id, { ...known, ...user, avatar: user.avatar });
  }
}

export function learnMember(serverId, member) {
  learnUser(member.user);
  if (!state.members.has(serverId)) state.members.set(serverId, new Map());
  state.members.get(serverId).set(member.user.id, member);
  const server = serverById(serverId);
  if (server && member.user.id === state.me?.id) server.me = member;
}

const learnPresence = (presence) => presence && state.presences.set(presence.userId, presence);

export function learnMessages(messages) {
  for (const message of messages) {
    learnUser(message.author);
    learnUser(message.replyTo?.author);
  }
}

function learnServer(full) {
  const server = {
    server: full.server,
    roles: [...full.roles],
    channels: new Map(full.channels.map((channel) => [channel.id, channel])),
    me: full.me,
    memberCount: full.memberCount,
    emojis: new Map((full.emojis ?? []).map((emoji) => [emoji.id, emoji])),
    voice: new Map((full.voiceStates ?? []).map((voice) => [voice.userId, voice])),
  };
  state.servers.set(full.server.id, server);
  learnMember(full.server.id, full.me);
  for (const presence of full.presences ?? []) learnPresence(presence);
}

function forgetServer(serverId) {
  for (const id of state.servers.get(serverId)?.channels.keys() ?? []) forgetChannel(id);
  state.servers.delete(serverId);
  state.members.delete(serverId);
}

function forgetChannel(channelId) {
  state.stretches.delete(channelId);
  state.typing.delete(channelId);
  state.read.delete(channelId);
}

function learnDm(channel) {
  for (const user of channel.recipients ?? []) learnUser(user);
  state.dms.set(channel.id, { ...state.dms.get(channel.id), ...channel });
}

export function learnRead(read) {
  if (read) state.read.set(read.channelId, read);
}

function onStretch(channelId, change) {
  const stretch = state.stretches.get(channelId);
  if (stretch) state.stretches.set(channelId, change(stretch));
}

export const setStretch = (channelId, stretch) => {
  state.stretches.set(channelId, stretch);
  changed();
};

// ---- events ----------------------------------------------------------------------------------------------------------

function onServer(serverId, change) {
  const server = serverById(serverId);
  if (server) change(server);
}

function withRole(server, role) {
  server.roles = [...server.roles.filter((one) => one.id !== role.id), role].sort((a, b) => b.position - a.position);
}

function reactions(message, { emoji, count, userId }, mine) {
  const me = userId === state.me.id ? mine : message.reactions.find((one) => one.emoji === emoji)?.me ?? false;
  const known = message.reactions.some((one) => one.emoji === emoji);
  const next = known
    ? message.reactions.map((one) => (one.emoji === emoji ? { emoji, count, me } : one))
    : [...message.reactions, { emoji, count, me }];
  return { ...message, reactions: next.filter((one) => one.count > 0) };
}

function onSaid(message) {
  learnMessages([message]);
  const typing = state.typing.get(message.channelId);
  typing?.delete(message.author.id);
  onStretch(message.channelId, (stretch) => {
    const { stretch: next, gap } = history.said(stretch, message);
    if (gap) gaps.found?.(message.channelId, gap);
    return next;
  });
  const read = state.read.get(message.channelId) ?? { channelId: message.channelId, seq: message.seq - 1, mentionCount: 0 };
  const own = message.author.id === state.me.id;
  const caughtUp = own && read.seq === (read.newestSeq ?? read.seq);
  state.read.set(message.channelId, { ...read, newestSeq: Math.max(read.newestSeq ?? 0, message.seq), ...(caughtUp ? { seq: message.seq } : {}) });
  const { channel, server } = channelById(message.channelId);
  if (!channel) return;
  const next = { ...channel, lastMessageId: message.id };
  if (server) server.channels.set(channel.id, next);
  else state.dms.set(channel.id, next);
}

/** Who fills a gap that a message shows; set by the session. */
export const gaps = { found: null };

// What a channel has not, as a topic, is left out: so the old record goes, but for what events do not carry.
const onChannel = (channel) => {
  if (!channel.serverId) return learnDm(channel);
  onServer(channel.serverId, (server) => {
    const { lastMessageId, overwrites } = server.channels.get(channel.id) ?? {};
    server.channels.set(channel.id, { lastMessageId, overwrites, ...channel });
  });
};

const onRelation = (relation) => {
  learnUser(relation.user);
  if (relation.status === 'none') state.relations.delete(relation.userId);
  else state.relations.set(relation.userId, relation);
};

const onOverwrite = (channelId, change) => {
  const { channel, server } = channelById(channelId);
  if (server) server.channels.set(channelId, { ...channel, overwrites: change(channel.overwrites ?? []) });
};

const patchMember = (serverId, userId, change) => {
  const known = memberOf(serverId, userId);
  if (known) learnMember(serverId, { ...known, ...change(known) });
};

const handlers = {
  ready(ready) {
    reset();
    state.me = ready.user;
    learnUser(ready.user);
    for (const server of ready.servers) learnServer(server);
    for (const dm of ready.dms) learnDm(dm);
    for (const relation of [...ready.friends, ...(ready.relationships ?? [])]) onRelation(relation);
    for (const read of ready.readStates) learnRead(read);
    for (const presence of ready.presences) learnPresence(presence);
    state.ready = true;
  },

  'message:create': onSaid,
  'message:edit': (message) => {
    learnMessages([message]);
    onStretch(message.channelId, (stretch) =>
      history.changed(stretch, message.id, (old) => ({ ...message, reactions: old.reactions, pinned: old.pinned })),
    );
  },
  'message:delete': ({ channelId, messageId }) => onStretch(channelId, (stretch) => history.gone(stretch, [messageId])),
  'message:bulk_delete': ({ channelId, deleted }) => onStretch(channelId, (stretch) => history.gone(stretch, deleted)),
  'message:react': (event) =>
    onStretch(event.channelId, (s) => history.changed(s, event.messageId, (old) => reactions(old, event, true))),
  'message:unreact': (event) =>
    onStretch(event.channelId, (s) => history.changed(s, event.messageId, (old) => reactions(old, event, false))),
  'message:reactions_clear': ({ channelId, messageId, emoji }) =>
    onStretch(channelId, (s) =>
      history.changed(s, messageId, (old) => ({
        ...old,
        reactions: emoji ? old.reactions.filter((one) => one.emoji !== emoji) : [],
      })),
    ),
  'message:pin': ({ channelId, messageId }) =>
    onStretch(channelId, (s) => history.changed(s, messageId, (old) => ({ ...old, pinned: true }))),
  'message:unpin': ({ channelId, messageId }) =>
    onStretch(channelId, (s) => history.changed(s, messageId, (old) => ({ ...old, pinned: false }))),
  'message:mention': ({ message }) => {
    const read = state.read.get(message.channelId);
    if (read && message.seq > read.seq) learnRead({ ...read, mentionCount: read.mentionCount + 1 });
  },

  'channel:create': onChannel,
  'channel:update': onChannel,
  'channel:delete': ({ channelId, serverId }) => {
    forgetChannel(channelId);
    onServer(serverId, (server) => server.channels.delete(channelId));
  },
  'channel:reorder': ({ serverId, channels }) =>
    onServer(serverId, (server) => {
      for (const { id, position, parentId } of channels) {
        const channel = server.channels.get(id);
        if (channel) server.channels.set(id, { ...channel, position, parentId });
      }
    }),
  'channel:access': ({ channelId, visible, channel }) => {
    const found = channel?.serverId ?? channelById(channelId).server?.server.id;
    if (visible && channel) return onChannel(channel);
    forgetChannel(channelId);
    onServer(found, (server) => server.channels.delete(channelId));
  },
  'channel:overwrite_set': ({ channelId, targetType, targetId, allow, deny }) =>
    onOverwrite(channelId, (old) => [
      ...old.filter((one) => one.targetId !== targetId),
      { targetType, targetId, allow, deny },
    ]),
  'channel:overwrite_delete': ({ channelId, targetId }) =>
    onOverwrite(channelId, (old) => old.filter((one) => one.targetId !== targetId)),
  'channel:ack': learnRead,
  'channel:typing': ({ channelId, userId, expiresAt }) => {
    if (userId === state.me.id) return;
    if (!state.typing.has(channelId)) state.typing.set(channelId, new Map());
    state.typing.get(channelId).set(userId, Date.parse(expiresAt));
  },
  'channel:typing_stop': ({ channelId, userId }) => state.typing.get(channelId)?.delete(userId),

  'server:create': learnServer,
  'server:join': learnServer,
  'server:state': learnServer,
  'server:update': (server) => onServer(server.id, (known) => (known.server = server)),
  'server:delete': ({ serverId }) => forgetServer(serverId),
  'server:leave': ({ serverId }) => forgetServer(serverId),
  'server:transfer_owner': ({ serverId, userId }) =>
    onServer(serverId, (server) => (server.server = { ...server.server, ownerId: userId })),
  'server:member_join': ({ serverId, member }) => {
    learnMember(serverId, member);
    onServer(serverId, (server) => server.memberCount++);
  },
  'server:member_update': ({ serverId, user, nick, roles, joinedAt, timeoutUntil }) =>
    learnMember(serverId, { user, nick, roles, joinedAt, timeoutUntil }),
  'server:member_leave': ({ serverId, userId }) => {
    if (userId === state.me.id) return forgetServer(serverId);
    state.members.get(serverId)?.delete(userId);
    onServer(serverId, (server) => server.memberCount--);
  },
  'server:members_chunk': ({ serverId, members, presences }) => {
    for (const member of members) learnMember(serverId, member);
    for (const presence of presences ?? []) learnPresence(presence);
  },
  'emoji:create': (emoji) => onServer(emoji.serverId, (server) => server.emojis.set(emoji.id, emoji)),
  'emoji:delete': ({ serverId, emojiId }) => onServer(serverId, (server) => server.emojis.delete(emojiId)),
  'role:create': (role) => onServer(role.serverId, (server) => withRole(server, role)),
  'role:update': (role) => onServer(role.serverId, (server) => withRole(server, role)),
  'role:delete': ({ serverId, roleId }) =>
    onServer(serverId, (server) => {
      server.roles = server.roles.filter((role) => role.id !== roleId);
      for (const member of state.members.get(serverId)?.values() ?? []) {
        if (member.roles.includes(roleId)) {
          learnMember(serverId, { ...member, roles: member.roles.filter((id) => id !== roleId) });
        }
      }
    }),
  'role:reorder': ({ serverId, roles }) =>
    onServer(serverId, (server) => {
      for (const { id, position } of roles) {
        const role = server.roles.find((one) => one.id === id);
        if (role) withRole(server, { ...role, position });
      }
    }),
  'role:assign': ({ serverId, roleId, userId }) =>
    patchMember(serverId, userId, (known) => ({ roles: [...new Set([...known.roles, roleId])] })),
  'role:unassign': ({ serverId, roleId, userId }) =>
    patchMember(serverId, userId, (known) => ({ roles: known.roles.filter((id) => id !== roleId) })),
  'mod:timeout': ({ serverId, userId, until }) => patchMember(serverId, userId, () => ({ timeoutUntil: until })),
  'mod:timeout_clear': ({ serverId, userId }) => patchMember(serverId, userId, () => ({ timeoutUntil: null })),
  'mod:kick': ({ serverId, userId }) => userId === state.me.id && forgetServer(serverId),
  'mod:ban': ({ serverId, userId }) => userId === state.me.id && forgetServer(serverId),

  'dm:created': ({ channel }) => learnDm(channel),
  'dm:close': ({ channelId }) => {
    state.dms.delete(channelId);
    state.stretches.delete(channelId);
  },
  'dm:recipient_add': ({ channelId, userId, user }) => {
    learnUser(user);
    const dm = state.dms.get(channelId);
    const added = user ?? state.users.get(userId) ?? { id: userId, displayName: '…' };
    if (dm) state.dms.set(channelId, { ...dm, recipients: [...dm.recipients.filter((one) => one.id !== userId), added] });
  },
  'dm:recipient_remove': ({ channelId, userId }) => {
    const dm = state.dms.get(channelId);
    if (!dm) return;
    if (userId === state.me.id) state.dms.delete(channelId);
    else state.dms.set(channelId, { ...dm, recipients: dm.recipients.filter((one) => one.id !== userId) });
  },
  'friend:request': onRelation,
  'friend:accept': onRelation,
  'friend:decline': onRelation,
  'friend:remove': onRelation,
  'friend:block': onRelation,
  'friend:unblock': onRelation,
  'friend:online': ({ presence }) => learnPresence(presence),
  'friend:offline': ({ userId, lastSeen }) =>
    state.presences.set(userId, { ...state.presences.get(userId), userId, status: 'offline', lastSeen, activities: [] }),
  'user:update': (user) => {
    learnUser(user);
    if (user.id === state.me.id) state.me = { ...state.me, ...user };
  },
  'presence:update': learnPresence,
  'voice:joined': ({ voiceState }) => onVoice(voiceState),
  'voice:state_update': onVoice,
  'voice:server_mute': ({ serverId, userId, mute }) => patchVoice(serverId, userId, { mute }),
  'voice:server_deafen': ({ serverId, userId, deaf }) => patchVoice(serverId, userId, { deaf }),
  'voice:left': ({ channelId, userId }) => {
    for (const server of state.servers.values()) {
      if (server.voice.get(userId)?.channelId === channelId) server.voice.delete(userId);
    }
  },
};

function onVoice(voice) {
  if (voice?.serverId) onServer(voice.serverId, (server) => server.voice.set(voice.userId, voice));
}

function patchVoice(serverId, userId, change) {
  const voice = serverById(serverId)?.voice.get(userId);
  if (voice) onVoice({ ...voice, ...change });
}

/** Applies one event; what is not known is left alone, as the protocol may add. */
export function apply(event, data) {
  const handler = handlers[event];
  if (!handler) return;
  handler(data);
  changed();
}
