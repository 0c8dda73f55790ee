/** Rights as the server reckons them, for showing what can be done; the server decides. Masks are BigInts here. */
export const BITS = {
  CREATE_INVITE: 0, KICK_MEMBERS: 1, BAN_MEMBERS: 2, ADMINISTRATOR: 3, MANAGE_CHANNELS: 4, MANAGE_SERVER: 5,
  ADD_REACTIONS: 6, VIEW_AUDIT_LOG: 7, PRIORITY_SPEAKER: 8, STREAM: 9, VIEW_CHANNEL: 10, SEND_MESSAGES: 11,
  MANAGE_MESSAGES: 13, EMBED_LINKS: 14, ATTACH_FILES: 15, READ_MESSAGE_HISTORY: 16, MENTION_EVERYONE: 17, CONNECT: 20,
  SPEAK: 21, MUTE_MEMBERS: 22, DEAFEN_MEMBERS: 23, MOVE_MEMBERS: 24, CHANGE_NICKNAME: 26, MANAGE_NICKNAMES: 27,
  MANAGE_ROLES: 28, MODERATE_MEMBERS: 40, PIN_MESSAGES: 51, BYPASS_SLOWMODE: 52,
};
/** What an overwrite of a channel can say; the others are rights in the whole server. */
export const CHANNEL_RIGHTS = [
  'VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY', 'ADD_REACTIONS', 'ATTACH_FILES', 'EMBED_LINKS',
  'MENTION_EVERYONE', 'MANAGE_MESSAGES', 'PIN_MESSAGES', 'BYPASS_SLOWMODE', 'CREATE_INVITE', 'MANAGE_CHANNELS',
  'MANAGE_ROLES', 'CONNECT', 'SPEAK', 'STREAM', 'MUTE_MEMBERS', 'DEAFEN_MEMBERS', 'MOVE_MEMBERS',
];
export const bit = (name) => 1n << BigInt(BITS[name]);
const ALL = Object.keys(BITS).reduce((mask, name) => mask | bit(name), 0n);
const mask = (...names) => names.reduce((all, name) => all | bit(name), 0n);
const WITHOUT_SEND = mask('MENTION_EVERYONE', 'ATTACH_FILES', 'EMBED_LINKS');
const WITHOUT_CONNECT = mask(
  'PRIORITY_SPEAKER', 'STREAM', 'SPEAK', 'MUTE_MEMBERS', 'DEAFEN_MEMBERS', 'MOVE_MEMBERS');
const TIMED_OUT = mask('VIEW_CHANNEL', 'READ_MESSAGE_HISTORY');

/** @returns {bigint} the rights of the signed-in member in the whole server */
export function serverRights(server, member = server.me) {
  if (server.server.ownerId === member.user.id) return ALL;
  let held = 0n;
  for (const role of server.roles) {
    if (role.id === server.server.id || member.roles.includes(role.id)) held |= BigInt(role.permissions);
  }
  return held & bit('ADMINISTRATOR') ? ALL : held;
}

/** @returns {bigint} the rights of the signed-in member in one channel */
export function channelRights(server, channel, member = server.me) {
  let held = serverRights(server, member);
  if (held === ALL) return held;
  const over = channel.overwrites ?? [];
  const apply = (list) => {
    const deny = list.reduce((all, one) => all | BigInt(one.deny), 0n);
    const allow = list.reduce((all, one) => all | BigInt(one.allow), 0n);
    held = (held & ~deny) | allow;
  };
  apply(over.filter((one) => one.targetId === server.server.id));
  apply(over.filter((one) => one.targetType === 'role' && member.roles.includes(one.targetId)));
  apply(over.filter((one) => one.targetType === 'member' && one.targetId === member.user.id));
  if (!(held & bit('VIEW_CHANNEL'))) return 0n;
  if (!(held & bit('SEND_MESSAGES'))) held &= ~WITHOUT_SEND;
  if (!(held & bit('CONNECT'))) held &= ~WITHOUT_CONNECT;
  if (member.timeoutUntil && Date.parse(member.timeoutUntil) > Date.now()) held &= TIMED_OUT;
  return held;
}

export const can = (rights, name) => (rights & bit(name)) !== 0n;

/** The highest place of someone's roles; the owner stands above all. */
export function rank(server, member) {
  if (server.server.ownerId === member.user.id) return Infinity;
  return Math.max(0, ...server.roles.filter((r) => member.roles.includes(r.id)).map((r) => r.position));
}
