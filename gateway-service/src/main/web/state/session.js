/** What a signed-in person does: the socket, the store and the outbox put together; one at a time. */
import { Connection } from '../net/connection.js';
import { Outbox } from '../net/outbox.js';
import * as auth from '../net/auth.js';
import { call, end as endCall } from '../net/call.js';
import * as history from './history.js';
import { state, apply, changed, reset, setStretch, stretchOf, learnMessages, learnRead, channelById, gaps } from './store.js';

export const session = { connection: null, outbox: null, link: { is: 'connecting' }, ended: null, focus: null };

export function start(login) {
  stop();
  reset();
  session.ended = null;
  session.outbox = new Outbox(login.user.id, {
    ask: (event, data) => session.connection.ask(event, data),
    online: () => Boolean(session.connection?.online),
    changed,
    acked: (message) => state.ready && apply('message:create', message),
  });
  session.connection = new Connection({
    onEvent: (event, data) => {
      // One's own message comes before its ack, and what has come is kept: it waits no more.
      if (event === 'message:create' && data.nonce && data.author.id === state.me?.id) session.outbox.discard(data.nonce);
      apply(event, data);
      if (REPEATED.has(event)) keep(event, data);
      if (event === 'ready') onReady();
      if (event === 'voice:left' && data.userId === state.me?.id && data.channelId === call.channelId) endCall();
    },
    onState: (link) => {
      session.link = link;
      if (link.is === 'online') session.outbox.flush();
      changed();
    },
    onRecovered: () => session.outbox.flush(),
    onEnded: (reason) => {
      auth.forget();
      session.ended = reason || 'ended';
      changed();
    },
  });
  changed();
}

addEventListener('storage', ({ key }) => key && key === session.outbox?.key && session.outbox.reread());

export function stop() {
  endCall();
  session.connection?.close();
  session.connection = null;
  session.link = { is: 'connecting', since: Date.now() };
}

const query = (event, data) => session.connection.query(event, data);
export { query };
export const command = (event, data) => session.connection.command(event, data);
export const say = (event, data) => session.connection.say(event, data);

function onReady() {
  if (session.focus) open(session.focus);
  for (const serverId of wanted) requestMembers(serverId, true);
}

// ---- history ---------------------------------------------------------------------------------------------------------

/** Shows a channel: its newest messages, unless they are here already. */
export async function open(channelId) {
  session.focus = channelId;
  if (!channelId || !state.ready || !channelById(channelId).channel) return;
  if (!stretchOf(channelId)) await load(channelId);
  keepFew(channelId);
}

/** Channels left behind let go of their messages, but for the last few. */
function keepFew(channelId) {
  const kept = state.stretches.get(channelId);
  state.stretches.delete(channelId);
  if (kept) state.stretches.set(channelId, kept);
  for (const id of [...state.stretches.keys()].slice(0, -5)) state.stretches.delete(id);
}

/** By channel whose messages are on their way: what is said of them meanwhile, as the answer may be older than that. */
const meanwhile = new Map();
const REPEATED = new Set([
  'message:create', 'message:edit', 'message:delete', 'message:bulk_delete',
  'message:react', 'message:unreact', 'message:reactions_clear', 'message:pin', 'message:unpin',
]);

function keep(event, data) {
  const kept = meanwhile.get(data.channelId);
  if (kept?.push([event, data]) > history.MOST) kept.shift();
}

async function load(channelId, more = {}) {
  const said = [];
  meanwhile.set(channelId, said);
  setStretch(channelId, { ...history.empty(), loading: true });
  try {
    const [answer, joined] = await Promise.all([
      query('channel:messages', { channelId, limit: history.PAGE, ...more }),
      state.read.has(channelId) ? null : query('channel:join', { channelId }),
    ]);
    if (joined) learnRead(joined.readState);
    learnMessages(answer.messages);
    if (meanwhile.get(channelId) !== said) return; // another place of it was asked for since
    setStretch(channelId, history.fresh(answer, { around: Boolean(more.around) }));
    for (const [event, data] of said) apply(event, data);
  } catch (error) {
    if (meanwhile.get(channelId) === said) setStretch(channelId, { ...history.empty(), error, atStart: true });
  } finally {
    if (meanwhile.get(channelId) === said) meanwhile.delete(channelId);
  }
}

export const loadNewest = (channelId) => load(channelId);
export const loadAround = (channelId, messageId) => load(channelId, { around: messageId });

export async function loadOlder(channelId) {
  const stretch = stretchOf(channelId);
  if (!stretch || stretch.loading || stretch.atStart || !stretch.list.length) return;
  await extend(channelId, stretch, { before: stretch.list[0].id }, history.older);
}

export async function loadNewer(channelId) {
  const stretch = stretchOf(channelId);
  if (!stretch || stretch.loading || stretch.atEnd || !stretch.list.length) return;
  await extend(channelId, stretch, { after: stretch.list.at(-1).id }, history.newer);
}

async function extend(channelId, stretch, where, grow) {
  setStretch(channelId, { ...stretch, loading: true });
  try {
    const answer = await query('channel:messages', { channelId, limit: history.MORE, ...where });
    learnMessages(answer.messages);
    const now = stretchOf(channelId);
    if (now) setStretch(channelId, grow(now, answer));
  } catch {
    const now = stretchOf(channelId);
    if (now) setStretch(channelId, { ...now, loading: false });
  }
}

gaps.found = async (channelId, [fromSeq, toSeq]) => {
  const answer = await query('channel:messages', { channelId, fromSeq: Math.max(fromSeq, toSeq - 99), toSeq, limit: 100 }).catch(() => null);
  const stretch = stretchOf(channelId);
  if (!answer || !stretch) return;
  learnMessages(answer.messages);
  setStretch(channelId, history.filled(stretch, answer.messages));
};

// ---- reading ---------------------------------------------------------------------------------------------------------

let acking;

/** The newest message of a channel is before the reader's eyes. */
export function seen(channelId) {
  const read = state.read.get(channelId);
  if (!read || (read.seq >= read.newestSeq && !read.mentionCount) || document.hidden) return;
  learnRead({ ...read, seq: read.newestSeq, mentionCount: 0 });
  changed();
  clearTimeout(acking);
  acking = setTimeout(() => {
    const now = state.read.get(channelId);
    if (now) session.connection?.ask('channel:ack', { channelId, seq: now.seq }).catch(() => {});
  }, 400);
}

let typedAt = 0;

export function typing(channelId) {
  if (Date.now() - typedAt < 4_000) return;
  typedAt = Date.now();
  say('channel:typing', { channelId });
}

// ---- members ---------------------------------------------------------------------------------------------------------

const wanted = new Set();

/** Asks for a server's members once; events keep them true after that. */
export function requestMembers(serverId, again = false) {
  if (wanted.has(serverId) && !again) return;
  wanted.add(serverId);
  query('server:request_members', { serverId, limit: 1000, presences: true }).catch(() => wanted.delete(serverId));
}

/** Runs what a person asked for; what goes wrong is said to them. */
export async function attempt(work, onError) {
  try {
    return await work();
  } catch (error) {
    onError(error);
    return undefined;
  }
}
