/**
 * A call: `voice:join` says where, LiveKit's client carries the sound. Its code is fetched when the first call begins.
 */
import { changed } from '../state/store.js';

export const call = { is: 'none', channelId: null, muted: false, deafened: false, speaking: new Set(), room: null };

/** The source as LiveKit's permissions number it. */
const MICROPHONE = 2;

/** At LiveKit someone is the user and which of the user's calls. */
const userOf = (participant) => participant.identity.split('-')[0];

const told = (what) => {
  Object.assign(call, what);
  changed();
};

/** @param {(event: string, data: object) => Promise<object>} command */
export async function join(command, channelId) {
  await end();
  told({ is: 'joining', channelId, muted: false, deafened: false });
  try {
    const [{ url, token }, { Room, RoomEvent }] = await Promise.all([
      command('voice:join', { channelId }),
      import('../vendor/livekit-client.esm.mjs'),
    ]);
    const room = new Room({ adaptiveStream: true, dynacast: true });
    call.room = room;
    room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === 'audio') document.body.append(Object.assign(track.attach(), { hidden: true, muted: call.deafened, className: 'call-sound' }));
    });
    room.on(RoomEvent.TrackUnsubscribed, (track) => track.detach().forEach((element) => element.remove()));
    // A moderator's mute takes the track away; when the right to speak is back, it is sent again.
    room.on(RoomEvent.ParticipantPermissionsChanged, (before, who) => {
      const sources = who.permissions?.canPublishSources ?? [];
      const may = who.permissions?.canPublish && (!sources.length || sources.includes(MICROPHONE));
      if (who === room.localParticipant && may && !call.muted) speakUp(who).catch(() => mute(command, true));
    });
    room.on(RoomEvent.ActiveSpeakersChanged, (speakers) => told({ speaking: new Set(speakers.map(userOf)) }));
    room.on(RoomEvent.Reconnecting, () => told({ is: 'reconnecting' }));
    room.on(RoomEvent.Reconnected, () => told({ is: 'in' }));
    room.on(RoomEvent.Disconnected, () => call.room === room && told({ is: 'none', channelId: null, room: null, speaking: new Set() }));
    await room.connect(url, token);
    told({ is: 'in' });
    await speakUp(room.localParticipant).catch(() => mute(command, true));
  } catch (error) {
    await end();
    throw error;
  }
}

/** Without a microphone, or leave to use it, one listens; a LiveKit that was slow to take the sound is asked once more. */
const speakUp = (me) =>
  me.setMicrophoneEnabled(true).catch((error) => {
    if (error instanceof DOMException) throw error;
    return me.setMicrophoneEnabled(true);
  });

export async function leave(command) {
  await end();
  await command('voice:leave', {}).catch(() => {});
}

/** One call a person: the old one ends here when another begins, or the gateway says that it is over. */
export async function end() {
  const { room } = call;
  told({ is: 'none', channelId: null, room: null, speaking: new Set() });
  await room?.disconnect();
}

export async function mute(command, muted) {
  told({ muted });
  await call.room?.localParticipant.setMicrophoneEnabled(!muted).catch(() => told({ muted: true }));
  await command('voice:state_update', { selfMute: call.muted });
}

export async function deafen(command, deafened) {
  told({ deafened });
  for (const element of document.querySelectorAll('.call-sound')) element.muted = deafened;
  await command('voice:state_update', { selfDeaf: deafened });
}
