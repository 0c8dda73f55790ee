// Two people sign up, share a server and talk. Needs Node >= 18: npm i socket.io-client@4.8.1 && node talk.mjs
import { io } from 'socket.io-client';

const url = process.argv[2] ?? 'http://localhost:3001';
const transports = process.argv[3]?.split(',') ?? ['polling', 'websocket'];

async function signUp(name) {
  const username = `${name}_${Math.random().toString(36).slice(2, 8)}`;
  const response = await fetch(`${url}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'correct horse battery' }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.code}: ${answer.detail}`);
  const socket = io(url, { auth: { token: answer.accessToken }, transports, forceNew: true });
  socket.on('connect_error', (error) => console.error(name, error.message, error.data));
  await new Promise((ready) => socket.once('ready', ready));
  return socket;
}

async function ask(socket, event, data) {
  const ack = await socket.timeout(10_000).emitWithAck(event, data);
  if (!ack.ok) throw new Error(`${event}: ${ack.error.code}: ${ack.error.message}`);
  return ack.data;
}

const alice = await signUp('alice');
const bob = await signUp('bob');

const { channels } = await ask(alice, 'server:create', { name: 'Home' });
const channelId = channels[0].id;
const { code } = await ask(alice, 'invite:create', { channelId });
await ask(bob, 'server:join', { inviteCode: code });

const heard = new Promise((hear) => bob.on('message:create', hear));
const sent = await ask(alice, 'message:create', { channelId, content: 'Hello, Bob!', nonce: 'greeting-1' });
console.log(`alice sent #${sent.seq}: ${sent.content}`);

const message = await heard;
console.log(`bob heard ${message.author.username}: ${message.content}`);

// The same nonce again has no second effect and gets the first answer: safe after a lost connection.
const again = await ask(alice, 'message:create', { channelId, content: 'Hello, Bob!', nonce: 'greeting-1' });
console.log(`once: ${again.id === sent.id}`);

alice.close();
bob.close();
