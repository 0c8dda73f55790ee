// The official client, once around: node walk.js URL polling,websocket
import { io } from "socket.io-client";

const [url, transports] = process.argv.slice(2);
const said = [];

function fail(why) {
  console.error(why, said);
  process.exit(1);
}

function expect(what, actual, expected) {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) fail(`${what}: ${a} instead of ${e}`);
}

const once = (emitter, event) => new Promise((resolve) => emitter.once(event, (...all) => resolve(all)));
setTimeout(() => fail("took too long"), 20_000).unref();

function client(auth = {}) {
  const socket = io(url, { auth, transports: transports.split(","), forceNew: true, reconnectionDelay: 20 });
  socket.onAny((...all) => said.push(all));
  return socket;
}

const alice = client({ token: "secret-1" });
await once(alice, "connect");
if (!alice.id.startsWith("sid-")) fail("no sid");
if (transports.includes(",")) {
  while (alice.io.engine.transport.name !== "websocket") await once(alice.io.engine, "upgrade");
}
expect("transport", alice.io.engine.transport.name, transports.split(",").at(-1));

// acks: as promises, with timeouts, and refused ones
expect("ack", await alice.emitWithAck("greet", { text: "Grüße 👋" }), { ok: true, data: { text: "Grüße 👋" } });
expect("ack in time", await alice.timeout(5_000).emitWithAck("greet", {}), { ok: true, data: {} });
expect("refusal", (await alice.emitWithAck("refuse", {})).error.field, "data.x");
expect("no argument", await alice.emitWithAck("greet"), { ok: true, data: null });
expect("extra arguments", await alice.emitWithAck("greet", { a: 1 }, { b: 2 }), { ok: true, data: { a: 1 } });
alice.volatile.emit("greet", {});

// what is binary is refused by name, and the socket stays
expect("binary", (await alice.emitWithAck("picture", new Uint8Array([1, 2, 3]))).error.code, "INVALID_PAYLOAD");
alice.emit("picture", { nested: Buffer.from("x") });
expect("binary without ack", (await once(alice, "error"))[0].code, "INVALID_PAYLOAD");

// too large, and many at once, in order
expect("large", (await alice.emitWithAck("greet", "x".repeat(40_000))).error.code, "TOO_LARGE");
const many = await Promise.all([...Array(500).keys()].map((n) => alice.emitWithAck("greet", { n })));
expect("many", many.map((ack) => ack.data.n), [...Array(500).keys()]);

// events carry their object, then their offset
const bob = client();
await once(bob, "connect");
alice.emit("broadcast", { n: 1 });
expect("news", await once(bob, "news"), [{ n: 1 }, "1767225600000-0"]);

// connect_error with a code; another namespace
const mallory = client({ token: "bad" });
const [refused] = await once(mallory, "connect_error");
expect("connect_error", refused.data, { code: "UNAUTHENTICATED", message: "The token is not valid." });
const [elsewhere] = await once(alice.io.socket("/admin").connect(), "connect_error");
expect("namespace", [elsewhere.message, elsewhere.data.code], ["Invalid namespace", "UNKNOWN_NAMESPACE"]);

// it leaves and comes back on the same engine
bob.disconnect();
bob.connect();
await once(bob, "connect");
expect("again", await bob.emitWithAck("greet", {}), { ok: true, data: {} });

// a closing that is not final, and one that is
bob.emit("close", { code: 4013, retryAfterMs: 5 });
expect("closing", (await once(bob, "session:closing"))[0].code, 4013);
await once(bob, "connect");
bob.emit("close", { code: 4015, terminal: true });
expect("final", (await once(bob, "disconnect"))[0], "io server disconnect");
if (bob.active) fail("still trying");

[alice, mallory].forEach((socket) => socket.close());
console.log("walked");
process.exit(0);
