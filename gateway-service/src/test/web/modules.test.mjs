// The web client's modules that need no browser: WEB=<folder of the built client> node --test modules.test.mjs
import assert from 'node:assert/strict';
import test from 'node:test';
import { pathToFileURL } from 'node:url';

const load = (path) => import(pathToFileURL(`${process.env.WEB}/${path}`).href);
const kept = new Map();
globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };

const history = await load('state/history.js');
const rights = await load('state/rights.js');
const { Outbox } = await load('net/outbox.js');
const store = await load('state/store.js');
const { default: en } = await load('i18n/en.js');
const { default: de } = await load('i18n/de.js');

const message = (seq, more = {}) => ({ id: `m${seq}`, seq, channelId: 'c', content: `${seq}`, author: { id: 'u1', displayName: 'A' }, reactions: [], mentions: [], mentionRoles: [], ...more });
const many = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => message(from + i));

test('both languages say the same things, with the same places', () => {
  assert.deepEqual(Object.keys(de).sort(), Object.keys(en).sort());
  for (const key in en) {
    const places = (words) => [...words.matchAll(/\{\w+\}/g)].map(String).sort();
    assert.deepEqual(places(de[key]), places(en[key]), key);
  }
});

test('a stretch stays bounded whichever way it grows, and knows what it let go of', () => {
  let stretch = history.fresh({ messages: many(951, 1000), deleted: [], hasMore: true, seq: 1000 });
  for (let from = 901; from >= 1; from -= 50) {
    stretch = history.older(stretch, { messages: many(from, from + 49), deleted: [], hasMore: from > 1, seq: 1000 });
    assert.ok(stretch.list.length <= history.MOST);
  }
  assert.equal(stretch.list[0].seq, 1);
  assert.deepEqual([stretch.atStart, stretch.atEnd], [true, false]);
  while (!stretch.atEnd) {
    const from = stretch.list.at(-1).seq + 1;
    stretch = history.newer(stretch, { messages: many(from, from + 49), deleted: [], hasMore: from + 49 < 1000, seq: 1000 });
    assert.ok(stretch.list.length <= history.MOST);
  }
  assert.equal(stretch.list.at(-1).seq, 1000);
  assert.equal(stretch.atStart, false);
});

test('a message that shows a gap names it, and deleted places are none', () => {
  const stretch = history.fresh({ messages: many(1, 3), deleted: [4, 5], hasMore: false, seq: 5 });
  assert.equal(history.said(stretch, message(6)).gap, undefined);
  assert.deepEqual(history.said(stretch, message(9)).gap, [6, 8]);
});

test('a message said twice stands once', () => {
  const stretch = history.fresh({ messages: many(1, 3), deleted: [], hasMore: false, seq: 3 });
  assert.equal(history.said(history.said(stretch, message(4)).stretch, message(4)).stretch.list.length, 4);
});

test('a reply to what is deleted says so', () => {
  const reply = message(2, { replyTo: { id: 'm1', author: {}, content: 'x', deleted: false } });
  const stretch = history.gone({ ...history.empty(), list: [message(1), reply] }, ['m1']);
  assert.equal(stretch.list.length, 1);
  assert.equal(stretch.list[0].replyTo.deleted, true);
});

test('rights follow the order of the rules', () => {
  const { bit } = rights;
  const everyone = String(bit('VIEW_CHANNEL') | bit('SEND_MESSAGES') | bit('ATTACH_FILES'));
  const server = { server: { id: 's', ownerId: 'o' }, roles: [{ id: 's', permissions: everyone }, { id: 'r', permissions: '0' }], me: { user: { id: 'u' }, roles: ['r'] } };
  const over = (targetType, targetId, allow, deny) => ({ targetType, targetId, allow: String(allow), deny: String(deny) });
  const view = bit('VIEW_CHANNEL');
  const seen = (...overwrites) => rights.channelRights(server, { overwrites });
  assert.equal(seen(over('role', 's', 0n, view)), 0n);
  assert.notEqual(seen(over('role', 's', 0n, view), over('role', 'r', view, 0n)), 0n);
  assert.equal(seen(over('role', 'r', view, 0n), over('member', 'u', 0n, view)), 0n);
  assert.ok(!rights.can(seen(over('role', 's', 0n, bit('SEND_MESSAGES'))), 'ATTACH_FILES'));
  assert.ok(rights.can(rights.serverRights({ ...server, me: { user: { id: 'o' }, roles: [] } }), 'BAN_MEMBERS'));
});

function outbox(answers) {
  kept.clear();
  const asked = [];
  const box = new Outbox('u', {
    ask: async (event, data) => {
      asked.push(data);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return { id: data.nonce };
    },
    online: () => answers.length > 0,
    changed: () => {},
    acked: () => {},
  });
  return { box, asked };
}
const refusal = (more) => Object.assign(new Error('no'), more);
const settled = () => new Promise((later) => setTimeout(later, 5));

test('the outbox sends in order, and again with the same nonce after a lost answer', async () => {
  const { box, asked } = outbox([refusal({ retryable: true, retryAfterMs: 1 }), 'ok', 'ok']);
  box.add({ channelId: 'c', content: 'one' });
  box.add({ channelId: 'c', content: 'two' });
  await settled();
  await settled();
  assert.deepEqual(asked.map((one) => one.content), ['one', 'one', 'two']);
  assert.equal(asked[0].nonce, asked[1].nonce);
  assert.equal(box.entries.length, 0);
});

test('what is refused for good is kept for its writer, and lets the next pass', async () => {
  const { box, asked } = outbox([refusal({ code: 'FORBIDDEN', retryable: false }), 'ok']);
  box.add({ channelId: 'c', content: 'one' });
  box.add({ channelId: 'c', content: 'two' });
  await settled();
  assert.equal(asked.length, 2);
  assert.deepEqual(box.entries.map((one) => [one.content, one.state]), [['one', 'failed']]);
});

test('what waited longer than a nonce is remembered is not sent by itself', async () => {
  const { box, asked } = outbox(['ok', 'ok']);
  box.add({ channelId: 'c', content: 'old', writtenAt: Date.now() - 3 * 3_600_000 });
  await settled();
  assert.equal(asked.length, 0);
  assert.equal(box.entries[0].error.code, 'OLD');
  const { nonce } = box.entries[0];
  box.retry(nonce);
  await settled();
  assert.equal(asked.length, 1);
  assert.notEqual(asked[0].nonce, nonce);
});

test('the outbox outlives the page', () => {
  const { box } = outbox([]);
  box.add({ channelId: 'c', content: 'kept' });
  const next = new Outbox('u', { ask: () => {}, online: () => false, changed: () => {}, acked: () => {} });
  assert.equal(next.of('c')[0].content, 'kept');
});

test('the store follows channels that vanish, and counts what is unread', () => {
  const channel = { id: 'c', serverId: 's', type: 'text', name: 'general' };
  store.apply('ready', {
    user: { id: 'me' }, dms: [], friends: [], presences: [], readStates: [{ channelId: 'c', seq: 1, newestSeq: 1, mentionCount: 0 }],
    servers: [{ server: { id: 's', ownerId: 'o' }, roles: [], channels: [channel], me: { user: { id: 'me' }, roles: [] }, memberCount: 1 }],
  });
  store.apply('message:create', message(2));
  store.apply('message:mention', { message: message(2), kind: 'user' });
  assert.deepEqual(store.unreadOf('c'), { unread: true, mentions: 1 });
  store.apply('an:event_of_tomorrow', {});
  store.apply('channel:access', { channelId: 'c', visible: false });
  assert.equal(store.channelById('c').channel, undefined);
  assert.deepEqual(store.unreadOf('c'), { unread: false, mentions: 0 });
});
