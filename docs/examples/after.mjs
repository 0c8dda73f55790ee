// The same with CRYB as the server: npm i socket.io-client@4.8.1 && node after.mjs
import { io } from 'socket.io-client';

const url = process.env.CRYB_URL ?? 'http://localhost:3001';

async function connect(name) {
  const response = await fetch(`${url}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: `${name}_${Date.now().toString(36)}`, password: 'correct horse battery', displayName: name }),
  });
  const { accessToken, detail } = await response.json();
  if (!response.ok) throw new Error(detail);
  const socket = io(url, { auth: { token: accessToken }, forceNew: true });
  await new Promise((ready) => socket.once('ready', ready));
  return socket;
}

async function ask(socket, event, data) {
  const ack = await socket.timeout(10_000).emitWithAck(event, data);
  if (!ack.ok) throw new Error(`${ack.error.code}: ${ack.error.message}`);
  return ack.data;
}

const alice = await connect('alice');
const bob = await connect('bob');
const { server } = await ask(alice, 'server:create', { name: 'Home' });
const kitchen = await ask(alice, 'channel:create', { serverId: server.id, type: 'text', name: 'kitchen' });
const { code } = await ask(alice, 'invite:create', { channelId: kitchen.id });
await ask(bob, 'server:join', { inviteCode: code });
const heard = new Promise((hear) => bob.once('message:create', hear));
await ask(alice, 'message:create', { channelId: kitchen.id, content: 'soup is ready', nonce: 'soup-1' });
const { author, content } = await heard;
console.log(`${author.displayName}: ${content}`);
alice.close();
bob.close();
