// One real LiveKit client, told what to do by one JSON object a line, and telling what happens in the same way.
// A speaker sends a tone; a listener measures the loudness of what it hears.
import { createInterface } from 'node:readline';
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  dispose,
} from '@livekit/rtc-node';

const RATE = 48000;
const FRAME = RATE / 100;
let room;

/** The number of the tone that sounds now; a newer one, or none, ends it. */
let tone = 0;

const tell = (event, fields = {}) => process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`);

const connect = async ({ url, token }) => {
  room = new Room();
  room.on(RoomEvent.Disconnected, (reason) => tell('disconnected', { reason: String(reason) }));
  room.on(RoomEvent.TrackUnsubscribed, (track, publication, participant) =>
    tell('silent', { from: participant.identity }));
  room.on(RoomEvent.TrackSubscribed, async (track, publication, participant) => {
    if (track.kind !== TrackKind.KIND_AUDIO) return;
    let frames = 0;
    let peak = 0;
    for await (const frame of new AudioStream(track, RATE, 1)) {
      for (const sample of frame.data) peak = Math.max(peak, Math.abs(sample));
      if (++frames % 25 === 0) {
        tell('hears', { from: participant.identity, peak });
        peak = 0;
      }
    }
  });
  // This client is not told of its own rights; they come with the attributes that say the same.
  room.on(RoomEvent.ParticipantAttributesChanged, (changed, participant) =>
    tell('attributes', { of: participant.identity, ...participant.attributes }));
  await room.connect(url, token, { autoSubscribe: true, dynacast: false });
  tell('connected', { room: room.name, identity: room.localParticipant.identity });
};

// A track that a moderator's mute has taken away is gone for good: who may speak again sends another one.
const publish = async () => {
  const own = ++tone;
  const source = new AudioSource(RATE, 1);
  const options = new TrackPublishOptions();
  options.source = TrackSource.SOURCE_MICROPHONE;
  await room.localParticipant.publishTrack(LocalAudioTrack.createAudioTrack('tone', source), options);
  tell('published');
  for (let at = 0; own === tone; at += FRAME) {
    const data = new Int16Array(FRAME);
    for (let i = 0; i < FRAME; i++) data[i] = 12000 * Math.sin((2 * Math.PI * 440 * (at + i)) / RATE);
    try {
      await source.captureFrame(new AudioFrame(data, RATE, 1, FRAME));
    } catch {
      break;
    }
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  try {
    if (order.do === 'connect') await connect(order);
    if (order.do === 'publish') publish().catch((e) => tell('failed', { what: 'publish', why: e.message }));
    if (order.do === 'leave') {
      tone = 0;
      await room.disconnect();
      tell('left');
    }
    if (order.do === 'end') break;
  } catch (e) {
    tell('failed', { what: order.do, why: e.message });
  }
}
tone = 0;
await dispose();
process.exit(0);
