// Joins by an invite, says something and prints the first answer: node say.mjs CODE '!ping'
import { io } from 'socket.io-client';

const url = process.env.CRYB_URL ?? 'http://localhost:3001';
const [inviteCode, content] = process.argv.slice(2);

const response = await fetch(`${url}/auth/register`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ username: `guest_${Date.now().toString(36)}`, password: 'correct horse battery' }),
});
const { accessToken, user, detail } = await response.json();
if (!response.ok) throw new Error(detail);

const socket = io(url, { auth: { token: accessToken } });
await new Promise((ready) => socket.once('ready', ready));

async function ask(event, data) {
  const ack = await socket.timeout(10_000).emitWithAck(event, data);
  if (!ack.ok) throw new Error(`${event}: ${ack.error.code}: ${ack.error.message}`);
  return ack.data;
}

const answered = new Promise((hear) => {
  socket.on('message:create', (message) => message.author.id !== user.id && hear(message));
});
const { channels } = await ask('server:join', { inviteCode });
const said = await ask('message:create', { channelId: channels[0].id, content, nonce: 'first' });
const answer = await answered;
console.log(`${answer.author.username} answered #${said.seq} with #${answer.seq}: ${answer.content}`);
socket.close();
