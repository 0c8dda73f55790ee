// A bot that answers !ping. Needs Node >= 18: npm i socket.io-client@4.8.1 && node bot.mjs
import { io } from 'socket.io-client';

const url = process.env.CRYB_URL ?? 'http://localhost:3001';

const response = await fetch(`${url}/auth/register`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ username: `bot_${Date.now().toString(36)}`, password: 'correct horse battery' }),
});
const { accessToken, user, detail } = await response.json();
if (!response.ok) throw new Error(detail);

const socket = io(url, { auth: { token: accessToken } });

async function ask(event, data) {
  const ack = await socket.timeout(10_000).emitWithAck(event, data);
  if (!ack.ok) throw new Error(`${event}: ${ack.error.code}: ${ack.error.message}`);
  return ack.data;
}

socket.on('message:create', async (message) => {
  if (message.author.id === user.id || message.content !== '!ping') return;
  await ask('message:create', {
    channelId: message.channelId,
    content: 'pong',
    replyTo: message.id,
    nonce: `pong-${message.id}`, // however often this is sent again, it is answered once
  });
});

socket.once('ready', async () => {
  const { channels } = await ask('server:create', { name: 'Bots' });
  const { code } = await ask('invite:create', { channelId: channels[0].id });
  console.log(`invite: ${code}`);
});
