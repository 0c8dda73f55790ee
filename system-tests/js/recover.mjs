// The official client's own recovery: its engine is closed under it, messages pass meanwhile, and it gets each once.
import { io } from 'socket.io-client';

const [url, token, channelId, otherUrl, otherToken, transports] = process.argv.slice(2);
const options = (t) => ({ auth: { token: t }, transports: transports.split(','), reconnectionDelay: 50, forceNew: true });
const once = (socket, name) => new Promise((resolve) => socket.once(name, resolve));

const bob = io(url, options(token));
const alice = io(otherUrl, { ...options(otherToken), transports: ['websocket'] });
const heard = [];
bob.on('message:create', (message) => heard.push(message.content));
await Promise.all([once(bob, 'ready'), once(alice, 'ready')]);
const say = (content) => alice.timeout(10000).emitWithAck('message:create', { channelId, content });

await say('before');
while (!heard.includes('before')) await once(bob, 'message:create');
const id = bob.id;
let readyAgain = false;
bob.on('ready', () => { readyAgain = true; });
for (let round = 0; round < 3; round++) {
  bob.io.engine.close();
  for (let i = 0; i < 5; i++) await say(`missed ${round}.${i}`);
  if (!bob.connected) await once(bob, 'connect');
  console.log(`recovered: ${bob.recovered}, same id: ${bob.id === id}`);
  await say(`after ${round}`);
  while (!heard.includes(`after ${round}`)) await once(bob, 'message:create');
}
console.log(`ready again: ${readyAgain}`);
console.log(heard.join(', '));
bob.disconnect();
alice.disconnect();
