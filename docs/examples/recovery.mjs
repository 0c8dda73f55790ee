// Loses its connection on purpose, twice, and shows that nothing is missing and nothing is there twice.
import { io } from 'socket.io-client';

const url = process.env.CRYB_URL ?? 'http://localhost:3001';

async function signUp(name) {
  const response = await fetch(`${url}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: `${name}_${Date.now().toString(36)}`, password: 'correct horse battery' }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  const socket = io(url, { auth: { token: answer.accessToken }, reconnectionDelay: 100, forceNew: true });
  await new Promise((ready) => socket.once('ready', ready));
  return socket;
}

/** Sends until there is an answer. The nonce makes that safe: it has its effect once. */
async function send(socket, event, data) {
  const request = { ...data, nonce: crypto.randomUUID() };
  for (;;) {
    // Null where no answer came in time or the connection went first: nobody knows whether it was done.
    const ack = await socket.timeout(3000).emitWithAck(event, request).catch(() => null);
    if (ack?.ok) return ack.data;
    if (ack && !ack.error.retryable) throw new Error(`${event}: ${ack.error.code}: ${ack.error.message}`);
    if (ack) await new Promise((later) => setTimeout(later, ack.error.retryAfterMs ?? 500));
  }
}

const alice = await signUp('alice');
const bob = await signUp('bob');
const { channels } = await send(alice, 'server:create', { name: 'Home' });
const channelId = channels[0].id;
const { code } = await send(alice, 'invite:create', { channelId });
await send(bob, 'server:join', { inviteCode: code });

// 1. Bob is away while Alice talks. His client comes back by itself and is told what it missed.
const heard = [];
bob.on('message:create', (message) => heard.push(message.seq));
bob.io.engine.close();
for (let i = 1; i <= 3; i++) await send(alice, 'message:create', { channelId, content: `while you were away ${i}` });
if (!bob.connected) await new Promise((back) => bob.once('connect', back));
await send(alice, 'message:create', { channelId, content: 'welcome back' });
while (heard.length < 4) await new Promise((next) => bob.once('message:create', next));
console.log(`recovered: ${bob.recovered}; bob heard ${heard.join(', ')}`);

// 2. Alice's connection goes while her message is under way: was it said or not? She just says it again.
const sending = send(alice, 'message:create', { channelId, content: 'said once' });
alice.io.engine.close();
const said = await sending;
const page = await send(bob, 'channel:messages', { channelId });
const times = page.messages.filter((message) => message.content === 'said once').length;
console.log(`#${said.seq} is there ${times} time`);
alice.close();
bob.close();
