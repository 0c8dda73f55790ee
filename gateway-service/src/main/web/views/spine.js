/** The servers, one under the other, and the way to friends. */
import { html } from '../lib.js';
import { state, unreadOf } from '../state/store.js';
import { place, toServer, toFriends, toChannel, show } from '../state/place.js';
import { t } from '../i18n/index.js';
import { Badge, Icon, Picture, hue, initials } from './parts.js';

function sum(channels) {
  let mentions = 0;
  let unread = false;
  for (const channel of channels) {
    const one = unreadOf(channel.id);
    mentions += one.mentions;
    unread ||= one.unread;
  }
  return { mentions, unread };
}

export function Spine() {
  const dms = [...state.dms.values()];
  const direct = sum(dms);
  const asks = [...state.relations.values()].filter((one) => one.status === 'incoming').length;
  const toDms = () => {
    const last = dms.sort((a, b) => BigInt(b.lastMessageId ?? 0) > BigInt(a.lastMessageId ?? 0) ? 1 : -1)[0];
    if (last && !asks) toChannel(last.id);
    else toFriends();
  };
  const here = !place.serverId && place.view !== 'invite';
  return html`
    <nav class="spine" aria-label=${t('servers')}>
      <button class=${`tile home ${here ? 'here' : ''}`} onClick=${toDms} aria-current=${here ? 'page' : undefined} title=${t('directMessages')}>
        <${Icon} name="chat" /><span class="sr">${t('directMessages')}</span>
        <${Badge} mentions=${direct.mentions + asks || dms.filter((one) => unreadOf(one.id).unread).length} />
      </button>
      <hr />
      ${[...state.servers.values()].map((server) => {
        const { id, name } = server.server;
        const current = place.serverId === id;
        return html`
          <button key=${id} class=${`tile hue-${hue(id)} ${current ? 'here' : ''}`} title=${name} aria-current=${current ? 'page' : undefined} onClick=${() => toServer(id)}>
            <span aria-hidden="true">${initials(name)}</span><${Picture} hash=${server.server.icon} /><span class="sr">${name}</span>
            <${Badge} ...${sum(server.channels.values())} />
          </button>
        `;
      })}
      <button class="tile add" title=${t('addServer')} onClick=${() => show({ dialog: { is: 'server' } })}>
        <${Icon} name="plus" /><span class="sr">${t('addServer')}</span>
      </button>
    </nav>
  `;
}
