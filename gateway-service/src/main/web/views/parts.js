/** Small things that many views show. */
import { html } from '../lib.js';
import { state } from '../state/store.js';
import { t } from '../i18n/index.js';

const HUES = 8;

/** One of a few colours, the same for one id everywhere. */
export const hue = (id) => [...String(id)].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7) % HUES;

export const initials = (name) =>
  [...(name ?? '?').trim().split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? '')].join('').toUpperCase();

/** A picture that everybody may see, over the letters that stand for it; nothing where there is none. */
export const Picture = ({ hash, size = 128 }) =>
  /^[0-9a-f]{32}$/.test(hash ?? '') ? html`<img class="picture" src=${`/pictures/${hash}/${size}`} alt="" loading="lazy" draggable=${false} />` : null;

/** An emoji as it stands in a reaction: one of Unicode, or a server's own as `name:id`. */
export function Emoji({ emoji, server }) {
  const [name, id] = emoji.split(':');
  if (!id) return emoji;
  const own = server?.emojis.get(id);
  return own ? html`<img class="emoji" src=${`/pictures/${own.picture}/64`} alt=${`:${name}:`} title=${`:${name}:`} />` : `:${name}:`;
}

export function Avatar({ id, name, presence, small }) {
  const status = presence ? (state.presences.get(id)?.status ?? 'offline') : null;
  return html`
    <span class=${`avatar hue-${hue(id)} ${small ? 'small' : ''}`} aria-hidden="true">
      ${initials(name)}<${Picture} hash=${state.users.get(id)?.avatar} />${status ? html`<i class=${`dot ${status}`}></i>` : null}
    </span>
  `;
}

export const statusName = (status) => t(`status${status[0].toUpperCase()}${status.slice(1)}`);

const PATHS = {
  plus: 'M12 5v14M5 12h14',
  hash: 'M5 9h14M5 15h14M10 4 8 20M16 4l-2 16',
  voice: 'M4 10v4h4l5 4V6L8 10zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  horn: 'M4 10v4h3l8 4V6L7 10zM18 9v6',
  gear: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6M18 14a6 6 0 0 1 3.5 6',
  pin: 'M9 4h6l-1 6 4 4H6l4-4zM12 14v6',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  reply: 'M10 6 4 12l6 6M4 12h9a7 7 0 0 1 7 7',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14a4 4 0 0 0 7 0M9 9.5v.5M15 9.5v.5',
  send: 'M4 12 20 4l-5 16-4-6zM11 14l9-10',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  down: 'M6 9l6 6 6-6',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  chat: 'M4 5h16v11H9l-5 4z',
  clip: 'M20 11l-8 8a5 5 0 0 1-7-7l8-8a3.5 3.5 0 0 1 5 5l-8 8a2 2 0 0 1-3-3l7-7',
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  ear: 'M7 9a5 5 0 0 1 10 0c0 4-4 5-4 9a3 3 0 0 1-5 1M10 10a2 2 0 1 1 4 0c0 2-2 2-2 4',
};

export const Icon = ({ name }) => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">
    <path d=${PATHS[name]} />
  </svg>
`;

/** A button that is only a picture: its words are for those who hear them. */
export const IconButton = ({ icon, label, ...more }) => html`
  <button type="button" class="icon-button" aria-label=${label} title=${label} ...${more}><${Icon} name=${icon} /></button>
`;

export const Badge = ({ mentions, unread }) =>
  mentions
    ? html`<span class="badge">${mentions > 99 ? '99+' : mentions}<span class="sr"> ${t('mentions')}</span></span>`
    : unread
      ? html`<span class="unread-dot"><span class="sr">${t('unread')}</span></span>`
      : null;
