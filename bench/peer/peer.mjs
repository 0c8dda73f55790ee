// The peer: a chat server as its own documentation would have you write it.
// A message is kept in Postgres, then emitted to its room through the Redis adapter, then acked: the same three
// promises in the same order, and objects of the same size, as the system it is compared with.
import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import jwt from 'jsonwebtoken';
import pg from 'pg';
import { createClient } from 'redis';
import { Server } from 'socket.io';

const { PORT, DATABASE_URL, REDIS_URL, JWT_SECRET } = process.env;
const MAX_CONTENT = 2000;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const publisher = createClient({ url: REDIS_URL });
const subscriber = publisher.duplicate();
await Promise.all([publisher.connect(), subscriber.connect()]);

const http = createServer();
const io = new Server(http, {
  adapter: createAdapter(publisher, subscriber),
  perMessageDeflate: false,
  serveClient: false,
});

io.use((socket, next) => {
  try {
    socket.data.user = jwt.verify(socket.handshake.auth.token, JWT_SECRET, { algorithms: ['HS256'] });
    next();
  } catch {
    next(Object.assign(new Error('unauthenticated'), { data: { code: 'UNAUTHENTICATED' } }));
  }
});

io.on('connection', async (socket) => {
  const { sub: userId, upn: username } = socket.data.user;
  const author = { id: userId, username, displayName: username };
  const servers = new Map();

  socket.on('channel:join', async ({ channelId }, ack) => {
    if (!servers.has(channelId)) {
      ack({ ok: false, error: { code: 'UNKNOWN_CHANNEL', message: 'no such channel' } });
      return;
    }
    await socket.join(channelId);
    ack({ ok: true, data: { channelId } });
  });

  socket.on('message:create', async (request, ack) => {
    try {
      ack({ ok: true, data: await createMessage(author, servers, request) });
    } catch (error) {
      ack({ ok: false, error: { code: error.code ?? 'INTERNAL', message: error.message } });
    }
  });

  try {
    const { rows } = await pool.query({
      name: 'channels-of',
      text: 'select channel_id, server_id from member where user_id = $1',
      values: [userId],
    });
    for (const row of rows) {
      servers.set(row.channel_id, row.server_id);
    }
    socket.emit('ready', { user: author, channels: [...servers.keys()] });
  } catch (error) {
    console.error('cannot greet', userId, error.message);
    socket.disconnect(true);
  }
});

async function createMessage(author, servers, { channelId, content }) {
  if (typeof content !== 'string' || content.length === 0 || content.length > MAX_CONTENT) {
    throw Object.assign(new Error('content is too long or empty'), { code: 'INVALID_PAYLOAD' });
  }
  if (!servers.has(channelId)) {
    throw Object.assign(new Error('no such channel'), { code: 'UNKNOWN_CHANNEL' });
  }
  const { rows } = await pool.query({
    name: 'create-message',
    text: 'insert into message (channel_id, author_id, content) values ($1, $2, $3) returning id, created_at',
    values: [channelId, author.id, content],
  });
  const message = {
    id: rows[0].id,
    channelId,
    serverId: servers.get(channelId),
    author,
    content,
    attachments: [],
    mentions: [],
    mentionRoles: [],
    mentionEveryone: false,
    reactions: [],
    pinned: false,
    createdAt: rows[0].created_at,
  };
  io.to(channelId).emit('message:create', message);
  return message;
}

http.listen({ port: Number(PORT), host: '127.0.0.1', backlog: 1024 }, () => {
  console.log(`ready ${http.address().port}`);
});

process.on('SIGTERM', () => process.exit(0));
