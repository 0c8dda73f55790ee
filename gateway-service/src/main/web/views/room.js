/** One channel: its head, its messages, what one writes, and what stands beside. */
import { html, useEffect } from '../lib.js';
import { channelById, memberOf, state } from '../state/store.js';
import { session, requestMembers } from '../state/session.js';
import { place, show } from '../state/place.js';
import { channelRights, can, bit } from '../state/rights.js';
import { t } from '../i18n/index.js';
import { Icon, IconButton } from './parts.js';
import { Messages } from './messages.js';
import { Composer } from './composer.js';
import { Aside } from './aside.js';
import { dmName } from './side.js';

/** What one may do in a channel: in direct messages all that makes sense. */
export function rightsIn(channel, server) {
  return server ? channelRights(server, channel) : ~0n & ~bit('MANAGE_MESSAGES');
}

export function Room({ channelId }) {
  const { channel, server } = channelById(channelId);
  const rights = rightsIn(channel, server);
  useEffect(() => void (server && requestMembers(server.server.id)), [server?.server.id]);
  const name = server ? channel.name : dmName(channel);
  const toggle = (is) => () => show({ aside: place.aside === is ? null : is });
  const button = (is, icon) => html`<${IconButton} icon=${icon} label=${t(is)} aria-pressed=${place.aside === is} onClick=${toggle(is)} />`;
  return html`
    <main class="room" aria-label=${name}>
      <header class="room-head">
        <${IconButton} icon="menu" label=${t('menu')} class="icon-button only-small" onClick=${() => show({ menu: !place.menu })} />
        <h1 dir="auto">${server ? html`<${Icon} name="hash" />` : null}${name}</h1>
        ${channel.topic ? html`<p class="topic" dir="auto" title=${channel.topic}>${channel.topic}</p>` : null}
        <span class="room-tools">
          ${button('search', 'search')}${button('pins', 'pin')}
          ${server || channel.type === 'group' ? button('members', 'people') : null}
        </span>
      </header>
      <div class="room-body">
        <section class="talk">
          <${Messages} channel=${channel} server=${server} name=${name} rights=${rights}
            stretch=${state.stretches.get(channelId)} waiting=${session.outbox.entries} version=${namesVersion(server)} editing=${place.editing} />
          <${Typing} channelId=${channelId} server=${server} />
          ${can(rights, 'SEND_MESSAGES')
            ? html`<${Composer} key=${channelId} channel=${channel} server=${server} name=${name} rights=${rights} replyTo=${place.replyTo} />`
            : html`<p class="composer-off">${t('cannotWrite')}</p>`}
        </section>
        ${place.aside ? html`<${Aside} is=${place.aside} channel=${channel} server=${server} rights=${rights} />` : null}
      </div>
    </main>
  `;
}

const namesVersion = (server) => (server ? `${state.members.get(server.server.id)?.size ?? 0}:${server.roles.length}` : '');

function Typing({ channelId, server }) {
  const now = Date.now();
  const people = [...(state.typing.get(channelId) ?? [])].filter(([, until]) => until > now).map(([id]) => id);
  const name = (id) => memberOf(server?.server.id, id)?.nick || state.users.get(id)?.displayName || '…';
  const words =
    people.length === 0 ? '' : people.length === 1 ? t('typing1', { a: name(people[0]) })
      : people.length === 2 ? t('typing2', { a: name(people[0]), b: name(people[1]) }) : t('typingMany');
  return html`<p class="typing" aria-live="polite">${words}</p>`;
}
