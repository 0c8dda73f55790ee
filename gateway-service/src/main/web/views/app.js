/** The whole page: who is not signed in sees the door, all others the rooms. */
import { html, useEffect, useState } from '../lib.js';
import { subscribe, state, channelById, unreadOf } from '../state/store.js';
import { session, start, stop, open } from '../state/session.js';
import { place, settle, onShortcut } from '../state/place.js';
import { onLoginElsewhere, kept } from '../net/auth.js';
import { Door } from './door.js';
import { Spine } from './spine.js';
import { Side } from './side.js';
import { Room } from './room.js';
import { Friends } from './friends.js';
import { Admin } from './admin.js';
import { InvitePage } from './invite.js';
import { Dialog } from './dialog.js';
import { Toasts } from './toasts.js';
import { t } from '../i18n/index.js';

function useChanges() {
  const [, draw] = useState(0);
  useEffect(() => subscribe(() => draw((n) => n + 1)), []);
}

export function App() {
  useChanges();
  useEffect(() => {
    onLoginElsewhere((login) => {
      if (login && login.user.id !== state.me?.id) start(login);
      else if (!login) {
        stop();
        location.reload();
      }
    });
  }, []);
  useEffect(() => {
    addEventListener('keydown', onShortcut);
    return () => removeEventListener('keydown', onShortcut);
  }, []);
  useEffect(settle);
  useEffect(() => {
    if (state.ready && place.channelId) open(place.channelId);
  }, [state.ready, place.channelId]);
  useEffect(() => {
    document.title = title();
  });

  if (!session.connection || session.ended) return html`<${Door} ended=${session.ended} />`;
  return html`
    <div class=${`app ${place.menu ? 'menu-open' : ''} ${place.aside ? 'aside-open' : ''}`}>
      <${LinkState} />
      ${!state.ready
        ? html`<main class="splash" aria-busy="true"><h1 class="brand">CRYB</h1><p>${t('connecting')}</p></main>`
        : html`<${Spine} /><${Side} />${main()}`}
      <${Dialog} />
      <${Toasts} />
    </div>
  `;
}

function main() {
  if (place.view === 'invite') return html`<${InvitePage} code=${place.code} />`;
  if (place.view === 'admin') return html`<${Admin} />`;
  if (place.view === 'friends') return html`<${Friends} />`;
  if (place.view === 'channel' && channelById(place.channelId).channel) {
    return html`<${Room} channelId=${place.channelId} key=${place.channelId} />`;
  }
  return html`<main class="room empty"><p>${state.servers.size ? t('chooseChannel') : t('noServers')}</p></main>`;
}

function LinkState() {
  const { is } = session.link;
  const first = !state.ready;
  const words = is === 'online' || first && is === 'connecting' ? '' : t(is === 'connecting' ? 'reconnecting' : is);
  return html`<div class=${`link-state ${words ? 'shown' : ''}`} role="status" data-state=${is}>${words}</div>`;
}

function title() {
  let mentions = 0;
  let unread = false;
  for (const id of state.read.keys()) {
    const one = unreadOf(id);
    mentions += one.mentions;
    unread ||= one.unread;
  }
  const { channel } = place.channelId ? channelById(place.channelId) : {};
  return `${mentions ? `(${mentions}) ` : unread ? '• ' : ''}${channel?.name ? `${channel.name} · ` : ''}CRYB`;
}
