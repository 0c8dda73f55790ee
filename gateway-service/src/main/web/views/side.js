/** The channels of a server by category, or the direct messages; below, oneself. */
import { html } from '../lib.js';
import { state, unreadOf, nameOf } from '../state/store.js';
import { place, ordered, isText, toChannel, toFriends, show } from '../state/place.js';
import { serverRights, channelRights, can } from '../state/rights.js';
import { t } from '../i18n/index.js';
import { Avatar, Badge, Icon, IconButton, statusName } from './parts.js';
import { VoicePeople, CallBar } from './voice.js';

export function Side() {
  const server = place.serverId ? state.servers.get(place.serverId) : null;
  return html`
    <nav class="side" aria-label=${t('channels')}>
      ${server ? html`<${Channels} server=${server} />` : html`<${Directs} />`}
      <${CallBar} />
      <${Me} />
    </nav>
  `;
}

const ICONS = { text: 'hash', voice: 'voice', announcement: 'horn' };

function Channels({ server }) {
  const rights = serverRights(server);
  return html`
    <header class="side-head">
      <h2>${server.server.name}</h2>
      ${can(rights, 'CREATE_INVITE') ? html`<${IconButton} icon="link" label=${t('invite')} onClick=${() => show({ dialog: { is: 'invite', serverId: server.server.id } })} />` : null}
      <${IconButton} icon="gear" label=${t('serverSettings')} onClick=${() => show({ dialog: { is: 'settings', serverId: server.server.id } })} />
    </header>
    <div class="side-list" role="list">
      ${ordered(server).map((channel) => (channel.type === 'category' ? html`<h3 key=${channel.id} class="category" role="listitem"><span dir="auto">${channel.name}</span>${more(server, channel)}</h3>` : html`<${Channel} key=${channel.id} server=${server} channel=${channel} />`))}
      ${can(rights, 'MANAGE_CHANNELS')
        ? html`<div role="listitem"><button class="plain wide start" onClick=${() => show({ dialog: { is: 'channel', serverId: server.server.id } })}><${Icon} name="plus" /> ${t('createChannel')}</button></div>`
        : null}
    </div>
  `;
}

const more = (server, channel) => {
  const rights = channelRights(server, channel);
  return can(rights, 'MANAGE_CHANNELS') || can(rights, 'MANAGE_ROLES')
    ? html`<${IconButton} icon="gear" label=${`${t('editChannel')}: ${channel.name}`} onClick=${() => show({ dialog: { is: 'channel', serverId: server.server.id, channelId: channel.id } })} />`
    : null;
};

function Channel({ server, channel }) {
  const { unread, mentions } = unreadOf(channel.id);
  const here = place.channelId === channel.id;
  const hidden = (channel.overwrites ?? []).some((one) => one.targetId === server.server.id && (BigInt(one.deny) >> 10n) & 1n);
  return html`
    <div role="listitem" class=${`channel ${here ? 'here' : ''} ${unread && !here ? 'unread' : ''}`}>
      <button class="channel-name" aria-current=${here ? 'page' : undefined} onClick=${() => (isText(channel) ? toChannel(channel.id) : show({ dialog: { is: 'voice', channelId: channel.id } }))}>
        <${Icon} name=${hidden ? 'lock' : (ICONS[channel.type] ?? 'hash')} />
        <span dir="auto">${channel.name}</span>
        ${here ? null : html`<${Badge} unread=${unread} mentions=${mentions} />`}
      </button>
      ${more(server, channel)}
      ${channel.type === 'voice' ? html`<${VoicePeople} server=${server} channelId=${channel.id} />` : null}
    </div>
  `;
}

export const dmName = (dm) =>
  dm.name || (dm.recipients ?? []).filter((one) => one.id !== state.me.id).map((one) => nameOf(one.id, null, one)).join(', ') || state.me.displayName;

function Directs() {
  const newest = (dm) => BigInt(dm.lastMessageId ?? dm.id);
  const dms = [...state.dms.values()].sort((a, b) => (newest(b) > newest(a) ? 1 : -1));
  return html`
    <header class="side-head"><h2>${t('directMessages')}</h2>
      <${IconButton} icon="plus" label=${t('newGroup')} onClick=${() => show({ dialog: { is: 'group' } })} />
    </header>
    <div class="side-list" role="list">
      <div role="listitem" class=${`channel ${place.view === 'friends' ? 'here' : ''}`}>
        <button class="channel-name" onClick=${toFriends}><${Icon} name="people" /><span>${t('friends')}</span></button>
      </div>
      ${dms.map((dm) => {
        const other = (dm.recipients ?? []).find((one) => one.id !== state.me.id) ?? state.me;
        const here = place.channelId === dm.id;
        const { unread, mentions } = unreadOf(dm.id);
        return html`
          <div role="listitem" key=${dm.id} class=${`channel ${here ? 'here' : ''} ${unread && !here ? 'unread' : ''}`}>
            <button class="channel-name" aria-current=${here ? 'page' : undefined} onClick=${() => toChannel(dm.id)}>
              <${Avatar} small id=${dm.type === 'dm' ? other.id : dm.id} name=${dmName(dm)} presence=${dm.type === 'dm'} />
              <span dir="auto">${dmName(dm)}</span>
              ${here ? null : html`<${Badge} unread=${unread} mentions=${mentions} />`}
            </button>
          </div>
        `;
      })}
    </div>
  `;
}

function Me() {
  const { me } = state;
  const status = state.presences.get(me.id)?.status ?? 'online';
  return html`
    <footer class="me">
      <button class="me-button" onClick=${() => show({ dialog: { is: 'me' } })} title=${t('settings')}>
        <${Avatar} id=${me.id} name=${me.displayName} presence=${true} />
        <span class="me-words"><strong dir="auto">${me.displayName}</strong><small>${statusName(status)}</small></span>
      </button>
    </footer>
  `;
}
