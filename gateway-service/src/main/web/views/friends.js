/** Friends, those who ask to be, and beginning a conversation. */
import { html, useState } from '../lib.js';
import { state, apply } from '../state/store.js';
import { command } from '../state/session.js';
import { place, show, toChannel } from '../state/place.js';
import { t } from '../i18n/index.js';
import { Avatar, IconButton, statusName } from './parts.js';
import { Frame, close } from './frame.js';
import { oops } from './toasts.js';

export const relate = (what, who) => command(`friend:${what}`, who).then((relation) => apply(`friend:${what}`, relation), oops);

export async function talkTo(userIds, name) {
  try {
    const { channel } = await command('dm:create', { userIds, ...(name ? { name } : {}) });
    apply('dm:created', { channel });
    close();
    toChannel(channel.id);
  } catch (error) {
    oops(error);
  }
}

const ORDER = ['incoming', 'friend', 'outgoing', 'blocked'];
const TITLE = { incoming: 'incoming', friend: 'friends', outgoing: 'outgoing', blocked: 'blocked' };

export function Friends() {
  const all = [...state.relations.values()];
  const request = (event) => {
    event.preventDefault();
    relate('request', { username: event.target.username.value.trim().toLowerCase() });
    event.target.reset();
  };
  return html`
    <main class="room" aria-label=${t('friends')}>
      <header class="room-head"><${IconButton} icon="menu" label=${t('menu')} class="icon-button only-small" onClick=${() => show({ menu: !place.menu })} /><h1>${t('friends')}</h1></header>
      <div class="page">
        <section><form class="row" onSubmit=${request}><input name="username" required maxlength="32" placeholder=${t('friendName')} aria-label=${t('friendName')} autocapitalize="none" /><button class="primary">${t('addFriend')}</button></form></section>
        ${all.length ? null : html`<p class="hint">${t('noFriends')}</p>`}
        ${ORDER.filter((status) => all.some((one) => one.status === status)).map((status) => html`
          <section key=${status}><h3>${t(TITLE[status])}</h3>
            <ul>${all.filter((one) => one.status === status).map((one) => html`<${Relation} key=${one.userId} relation=${one} />`)}</ul></section>`)}
      </div>
    </main>
  `;
}

function Relation({ relation: { userId, user, status } }) {
  const button = (what, label) => html`<button class="plain" onClick=${() => relate(what, { userId })}>${t(label)}</button>`;
  return html`<li class="row">
    <button class="person" style=${{ width: 'auto', flex: 1 }} onClick=${() => show({ dialog: { is: 'person', userId } })}>
      <${Avatar} id=${userId} name=${user.displayName} presence=${status === 'friend'} />
      <span class="person-words"><span dir="auto">${user.displayName}</span><small>${status === 'friend' ? statusName(state.presences.get(userId)?.status ?? 'offline') : user.username}</small></span>
    </button>
    ${status === 'friend' ? html`<button class="plain" onClick=${() => talkTo([userId])}>${t('messageTo')}</button>` : null}
    ${status === 'incoming' ? [button('accept', 'accept'), button('decline', 'decline')] : null}
    ${status === 'outgoing' ? button('decline', 'cancel') : null}
    ${status === 'blocked' ? button('unblock', 'unblock') : null}
  </li>`;
}

export function GroupDialog() {
  const [chosen, setChosen] = useState([]);
  const friends = [...state.relations.values()].filter((one) => one.status === 'friend');
  const flip = (id) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(0, 9));
  return html`<${Frame} title=${t('newGroup')}>
    <h3>${t('usernames')}</h3>
    ${friends.length ? null : html`<p class="hint">${t('noFriends')}</p>`}
    ${friends.map(({ userId, user }) => html`<label class="check" key=${userId}><input type="checkbox" checked=${chosen.includes(userId)} onChange=${() => flip(userId)} /><${Avatar} small id=${userId} name=${user.displayName} /> ${user.displayName}</label>`)}
    <div class="row end"><button class="primary" disabled=${!chosen.length} onClick=${() => talkTo(chosen)}>${t('create')}</button></div>
  <//>`;
}
