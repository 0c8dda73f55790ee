/** Where the reader is: the address, as `/c/<channel>`, `/friends`, `/invite/<code>`, `/admin` or `/`; and what stands open. */
import { changed, state, channelById } from './store.js';
import { open } from './session.js';

export const place = { ...read(), serverId: null, aside: null, dialog: null, menu: false, replyTo: null, editing: null };

function read() {
  const [, first, second] = location.pathname.split('/');
  if (first === 'c') return { view: 'channel', channelId: second };
  if (first === 'invite') return { view: 'invite', code: decodeURIComponent(second ?? '') };
  if (first === 'friends') return { view: 'friends' };
  if (first === 'admin') return { view: 'admin' };
  return { view: 'home' };
}

// What is asked for here is asked for as soon as one is let in, before anything is drawn.
if (place.channelId) open(place.channelId);

addEventListener('popstate', () => {
  Object.assign(place, { channelId: null, code: null }, read(), { menu: false });
  if (place.channelId) open(place.channelId);
  changed();
});

function go(path, what) {
  if (location.pathname !== path) history.pushState(null, '', path);
  Object.assign(place, { channelId: null, code: null, replyTo: null, editing: null, menu: false }, what);
  changed();
}

export function toChannel(channelId) {
  const { server } = channelById(channelId);
  if (server) remember(server.server.id, channelId);
  go(`/c/${channelId}`, { view: 'channel', channelId, serverId: server?.server.id ?? null });
  open(channelId);
}

export function toServer(serverId) {
  const server = state.servers.get(serverId);
  if (!server) return;
  const last = remembered(serverId);
  const channel = (last && server.channels.get(last)) ?? ordered(server).find((one) => isText(one));
  if (channel) toChannel(channel.id);
  else go('/', { view: 'home', serverId });
}

export const toFriends = () => go('/friends', { view: 'friends', serverId: null });
export const toAdmin = () => go('/admin', { view: 'admin', serverId: null, dialog: null });
export const toHome = () => go('/', { view: 'home', serverId: null });
export const isText = (channel) => ['text', 'announcement', 'dm', 'group'].includes(channel.type);

export function show(what) {
  Object.assign(place, what);
  changed();
}

/** After the store has learned all anew: the place may be gone, or not yet chosen. */
export function settle() {
  if (!state.ready) return;
  if (place.view === 'channel') {
    const { channel, server } = channelById(place.channelId);
    if (channel) {
      place.serverId = server?.server.id ?? null;
      return;
    }
    if (place.serverId && state.servers.has(place.serverId)) return toServer(place.serverId);
    return toHome();
  }
  if (place.view === 'home' && !place.serverId && state.servers.size) toServer(state.servers.keys().next().value);
  if (place.serverId && !state.servers.has(place.serverId)) toHome();
}

/** The server's channels as they stand: those without a category first, then each category and what is in it. */
export function ordered(server) {
  const all = [...server.channels.values()].sort((a, b) => a.position - b.position || (a.id.length - b.id.length || (a.id < b.id ? -1 : 1)));
  const inside = (parentId) => all.filter((one) => one.type !== 'category' && parentOf(server, one) === parentId);
  return [...inside(null), ...all.filter((one) => one.type === 'category').flatMap((one) => [one, ...inside(one.id)])];
}

// Whoever may see a channel may yet not see its category.
const parentOf = (server, channel) => (server.channels.has(channel.parentId) ? channel.parentId : null);

const remembered = (serverId) => localStorage.getItem(`cryb.last.${serverId}`);
const remember = (serverId, channelId) => localStorage.setItem(`cryb.last.${serverId}`, channelId);

/** Alt+Up and Alt+Down go to the channel above and below. */
export function onShortcut(event) {
  const step = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const server = step && state.servers.get(place.serverId);
  if (!server || place.dialog) return;
  const channels = ordered(server).filter(isText);
  const next = channels[channels.findIndex((one) => one.id === place.channelId) + step];
  if (!next) return;
  event.preventDefault();
  toChannel(next.id);
}
