/** Beside the messages: who is here, what is pinned, what was searched. */
import { html, useEffect, useState } from '../lib.js';
import { state, nameOf } from '../state/store.js';
import { query, requestMembers } from '../state/session.js';
import { show, toChannel } from '../state/place.js';
import { moment, t } from '../i18n/index.js';
import { Avatar, IconButton } from './parts.js';
import { colorOf, jump, namesIn } from './message.js';
import { plain } from '../text/markdown.js';
import { oops } from './toasts.js';

export function Aside({ is, channel, server }) {
  return html`
    <aside class="aside" aria-label=${t(is)}>
      <header class="aside-head"><h2>${t(is)}</h2><${IconButton} icon="close" label=${t('close')} onClick=${() => show({ aside: null })} /></header>
      ${is === 'members' ? (server ? html`<${Members} server=${server} />` : html`<${Recipients} channel=${channel} />`) : null}
      ${is === 'pins' ? html`<${Pins} channel=${channel} server=${server} />` : null}
      ${is === 'search' ? html`<${Search} channel=${channel} server=${server} />` : null}
    </aside>
  `;
}

const SHOWN = 200;

function Members({ server }) {
  const serverId = server.server.id;
  useEffect(() => void requestMembers(serverId), [serverId]);
  const members = [...(state.members.get(serverId)?.values() ?? [])];
  const isHere = (one) => !['offline', undefined].includes(state.presences.get(one.user.id)?.status);
  const groups = new Map();
  for (const role of server.roles) if (role.hoist && role.id !== serverId) groups.set(role.id, { name: role.name, list: [] });
  groups.set('online', { name: t('statusOnline'), list: [] });
  groups.set('offline', { name: t('statusOffline'), list: [] });
  for (const member of members) {
    const hoisted = server.roles.find((role) => role.hoist && member.roles.includes(role.id));
    groups.get(isHere(member) ? (hoisted?.id ?? 'online') : 'offline').list.push(member);
  }
  const name = (one) => one.nick || one.user.displayName;
  return html`<div class="aside-body">
    ${[...groups].filter(([, { list }]) => list.length).map(([id, group]) => html`
      <section key=${id}><h3>${group.name} — ${group.list.length}</h3>
        <ul class="people">
          ${group.list.sort((a, b) => name(a).localeCompare(name(b))).slice(0, SHOWN).map((one) => html`<li key=${one.user.id}><${Person} userId=${one.user.id} server=${server} name=${name(one)} /></li>`)}
          ${group.list.length > SHOWN ? html`<li class="hint">${t('moreMembers', { n: group.list.length - SHOWN })}</li>` : null}
        </ul></section>`)}
    ${server.memberCount > members.length && members.length >= 1000 ? html`<p class="hint">${t('moreMembers', { n: server.memberCount - members.length })}</p>` : null}
  </div>`;
}

const Recipients = ({ channel }) => html`<div class="aside-body"><ul class="people">
  ${(channel.recipients ?? []).map((one) => html`<li key=${one.id}><${Person} userId=${one.id} name=${nameOf(one.id, null, one)} /></li>`)}
</ul></div>`;

function Person({ userId, server, name }) {
  const activity = state.presences.get(userId)?.activities?.[0];
  return html`
    <button class="person" onClick=${() => show({ dialog: { is: 'person', userId, serverId: server?.server.id } })}>
      <${Avatar} id=${userId} name=${name} presence=${true} />
      <span class="person-words"><span dir="auto" style=${{ color: colorOf(server, userId) }}>${name}${server?.server.ownerId === userId ? html` <small class="tag">${t('owner')}</small>` : null}</span>
      ${activity ? html`<small dir="auto">${activity.state || activity.name}</small>` : null}</span>
    </button>
  `;
}

const Hit = ({ message, server, onClick }) => html`
  <li><button class="hit" onClick=${onClick}>
    <strong dir="auto">${nameOf(message.author.id, server?.server.id, message.author)}</strong> <time>${moment(message.createdAt)}</time>
    <span dir="auto">${plain(message.content, namesIn(server?.server.id))}</span>
  </button></li>
`;

function Pins({ channel, server }) {
  const [pins, setPins] = useState(null);
  const pinnedNow = state.stretches.get(channel.id)?.list.filter((one) => one.pinned).length ?? 0;
  useEffect(() => {
    query('message:pins', { channelId: channel.id }).then((answer) => setPins(answer.messages), oops);
  }, [channel.id, pinnedNow]);
  if (!pins) return html`<p class="hint">${t('loading')}</p>`;
  return html`<div class="aside-body">${pins.length ? html`<ul class="hits">${pins.map((one) => html`<${Hit} key=${one.id} message=${one} server=${server} onClick=${() => jump(channel.id, one.id)} />`)}</ul>` : html`<p class="hint">${t('noPins')}</p>`}</div>`;
}

function Search({ channel, server }) {
  const [words, setWords] = useState('');
  const [answer, setAnswer] = useState(null);
  const where = server ? { serverId: server.server.id } : { channelId: channel.id };
  const search = (event) => {
    event.preventDefault();
    if (words.trim()) query('message:search', { ...where, query: words.trim(), limit: 25 }).then(setAnswer, oops);
  };
  const more = () =>
    query('message:search', { ...where, query: words.trim(), limit: 25, before: answer.messages.at(-1).id }).then(
      (next) => setAnswer({ ...next, total: answer.total, messages: [...answer.messages, ...next.messages] }), oops);
  const to = (message) => {
    if (message.channelId !== channel.id) toChannel(message.channelId);
    jump(message.channelId, message.id);
  };
  return html`<div class="aside-body">
    <form role="search" onSubmit=${search} class="search">
      <input type="search" maxlength="256" value=${words} onInput=${(event) => setWords(event.target.value)} aria-label=${t('search')} placeholder=${t('searchIn', { name: server?.server.name ?? t('messages') })} />
    </form>
    ${answer ? html`<p class="hint" role="status">${answer.messages.length ? t('hits', { n: answer.total ?? answer.messages.length }) : t('noHits')}</p>
      <ul class="hits">${answer.messages.map((one) => html`<${Hit} key=${one.id} message=${one} server=${server} onClick=${() => to(one)} />`)}</ul>
      ${answer.hasMore ? html`<button class="plain wide" onClick=${more}>${t('more')}</button>` : null}` : null}
  </div>`;
}
