// A room of one's own Socket.IO server: npm i socket.io@4.8.1 socket.io-client@4.8.1 && node before.mjs
import { Server } from 'socket.io';
import { io } from 'socket.io-client';

const server = new Server(0);
server.on('connection', (socket) => {
  socket.on('join', (room, done) => { socket.join(room); done(); });
  socket.on('message', (room, text, done) => {
    server.to(room).emit('message', { from: socket.handshake.auth.name, text });
    done({ ok: true });
  });
});

const { port } = server.httpServer.address();
const [alice, bob] = ['alice', 'bob'].map((name) => io(`http://localhost:${port}`, { auth: { name }, forceNew: true }));
await alice.emitWithAck('join', 'kitchen');
await bob.emitWithAck('join', 'kitchen');
const heard = new Promise((hear) => bob.once('message', hear));
await alice.emitWithAck('message', 'kitchen', 'soup is ready');
const { from, text } = await heard;
console.log(`${from}: ${text}`);
server.close();
alice.close();
bob.close();
