/** Calls: who is in which, joining, and the bar while one is in one. */
import { html } from '../lib.js';
import { channelById, nameOf, state } from '../state/store.js';
import { command } from '../state/session.js';
import { channelRights, can } from '../state/rights.js';
import { call, join, leave, mute, deafen } from '../net/call.js';
import { t } from '../i18n/index.js';
import { Avatar, IconButton } from './parts.js';
import { Frame, close } from './frame.js';
import { oops, toast } from './toasts.js';

export function VoicePeople({ server, channelId }) {
  const people = [...server.voice.values()].filter((one) => one.channelId === channelId);
  if (!people.length) return null;
  return html`<ul class="voice-people">
    ${people.map((one) => {
      const name = nameOf(one.userId, server.server.id);
      const quiet = one.mute || one.selfMute;
      return html`<li key=${one.userId} class=${call.speaking.has(one.userId) ? 'speaking' : ''}>
        <${Avatar} small id=${one.userId} name=${name} /> <span dir="auto">${name}</span>
        ${quiet ? html`<small>${t('mute')}</small>` : null}</li>`;
    })}
  </ul>`;
}

// Deployments without the service answer a word that the gateway does not know, those without LiveKit another.
const failed = (error) =>
  ['UNKNOWN_EVENT', 'VOICE_UNAVAILABLE'].includes(error.code) ? toast(t('voiceOff')) : oops(error);

export function VoiceDialog({ channelId }) {
  const { channel, server } = channelById(channelId);
  if (!channel) return null;
  const begin = () => {
    close();
    join(command, channelId).catch(failed);
  };
  const may = !server || can(channelRights(server, channel), 'CONNECT');
  return html`<${Frame} title=${channel.name}>
    ${server ? html`<${VoicePeople} server=${server} channelId=${channelId} />` : null}
    <div class="row end"><button class="primary" disabled=${!may || call.channelId === channelId} onClick=${begin}>${t('joinVoice')}</button></div>
  <//>`;
}

export function CallBar() {
  if (call.is === 'none') return null;
  const { channel } = channelById(call.channelId);
  return html`<div class="call-bar" role="group" aria-label=${t('inCall')}>
    <strong role="status">${call.is === 'in' ? t('inCall') : t('connecting')}<br /><small dir="auto">${channel?.name || (channel ? state.me.displayName : '')}</small></strong>
    <${IconButton} icon="mic" label=${t(call.muted ? 'unmute' : 'mute')} aria-pressed=${call.muted} onClick=${() => mute(command, !call.muted).catch(oops)} />
    <${IconButton} icon="ear" label=${t(call.deafened ? 'undeafen' : 'deafen')} aria-pressed=${call.deafened} onClick=${() => deafen(command, !call.deafened).catch(oops)} />
    <${IconButton} icon="leave" label=${t('leaveVoice')} onClick=${() => leave(command)} />
  </div>`;
}
