/** One message, and one that still waits to be sent. */
import { html, Pure, useRef, useEffect, useState } from '../lib.js';
import { state, nameOf, channelById, serverById } from '../state/store.js';
import { session, command, loadAround } from '../state/session.js';
import { show, place } from '../state/place.js';
import { markdown, plain } from '../text/markdown.js';
import { moment, time, t } from '../i18n/index.js';
import { Avatar, Emoji, Icon, IconButton } from './parts.js';
import { oops } from './toasts.js';
import { EMOJI } from './emoji.js';
import { Attachments } from './attachments.js';

const QUICK = ['👍', '❤️', '😂', '🎉'];

/** Names for what is mentioned, as seen in one server. */
export const namesIn = (serverId) => (id, role) => {
  if (!id) return { text: 'everyone', mine: true };
  if (role) {
    const server = serverById(serverId);
    const found = server?.roles.find((one) => one.id === id);
    return { text: found?.name ?? '?', mine: Boolean(server?.me.roles.includes(id)) };
  }
  return { text: nameOf(id, serverId), mine: id === state.me?.id };
};

const act = (event, message, more) =>
  command(event, { channelId: message.channelId, messageId: message.id, ...more }).catch(oops);

export class Message extends Pure {
  render({ message, together, server, channel, manage, pins, reacts, writes, editing }) {
    const serverId = server?.server.id;
    const mine = message.author.id === state.me.id;
    const name = nameOf(message.author.id, serverId, message.author);
    const named = namesIn(serverId);
    const mentioned = message.mentions.includes(state.me.id) || message.mentionEveryone || message.mentionRoles.some((id) => server?.me.roles.includes(id));
    const reply = () => {
      show({ replyTo: message });
      document.querySelector('.composer textarea')?.focus();
    };
    const onKey = (event) => {
      if (event.target !== event.currentTarget) return;
      if (event.key === 'r' && writes) reply();
      else if (event.key === 'e' && mine) show({ editing: message.id });
      else if (event.key === 'Delete' && (mine || manage)) remove(event, message);
      else return;
      event.preventDefault();
    };
    return html`
      <article class=${`message ${together ? 'together' : ''} ${mine ? 'own' : ''} ${mentioned ? 'mentions-me' : ''}`} data-id=${message.id} data-seq=${message.seq} tabindex="-1" onKeyDown=${onKey} aria-label=${`${name}, ${time(message.createdAt)}`}>
        ${message.replyTo ? html`<${Quote} reply=${message.replyTo} channelId=${message.channelId} serverId=${serverId} />` : null}
        <div class="message-gutter">
          ${together ? html`<time class="small-time" datetime=${message.createdAt}>${time(message.createdAt)}</time>` : html`<${Avatar} id=${message.author.id} name=${name} />`}
        </div>
        <div class="message-main">
          ${together ? null : html`<header>
            <button class="author" style=${{ color: colorOf(server, message.author.id) }} onClick=${() => show({ dialog: { is: 'person', userId: message.author.id, serverId } })} dir="auto">${name}</button>
            <time datetime=${message.createdAt} title=${moment(message.createdAt)}>${time(message.createdAt)}</time>
            ${message.pinned ? html`<span class="pinned" title=${t('pins')}><${Icon} name="pin" /></span>` : null}
          </header>`}
          ${editing
            ? html`<${Editor} message=${message} />`
            : html`<div class="content" dir="auto" dangerouslySetInnerHTML=${{ __html: markdown(message.content, named) }} onClick=${(event) => onMention(event, serverId)}></div>`}
          ${message.editedAt && !editing ? html`<small class="edited" title=${moment(message.editedAt)}>(${t('edited')})</small>` : null}
          ${message.attachments.length ? html`<${Attachments} channelId=${message.channelId} list=${message.attachments} />` : null}
          ${message.reactions.length
            ? html`<div class="reactions">${message.reactions.map((one) => html`
                <button key=${one.emoji} class=${one.me ? 'mine' : ''} aria-pressed=${one.me} aria-label=${`${one.emoji} ${one.count}`} onClick=${() => act(one.me ? 'message:unreact' : 'message:react', message, { emoji: one.emoji })}>
                  <${Emoji} emoji=${one.emoji} server=${server} /> <span>${one.count}</span></button>`)}</div>`
            : null}
        </div>
        <div class="tools" role="group" aria-label=${t('more')}>
          ${reacts ? QUICK.slice(0, 2).map((emoji) => html`<button class="icon-button" key=${emoji} aria-label=${`${t('react')} ${emoji}`} onClick=${() => act('message:react', message, { emoji })}>${emoji}</button>`) : null}
          ${reacts ? html`<${Picker} message=${message} server=${server} />` : null}
          ${writes ? html`<${IconButton} icon="reply" label=${t('reply')} onClick=${reply} />` : null}
          ${mine && writes ? html`<${IconButton} icon="edit" label=${t('edit')} onClick=${() => show({ editing: message.id })} />` : null}
          ${pins || !server ? html`<${IconButton} icon="pin" label=${t(message.pinned ? 'unpin' : 'pin')} onClick=${() => act(message.pinned ? 'message:unpin' : 'message:pin', message)} />` : null}
          ${mine || manage ? html`<${IconButton} icon="trash" label=${t('delete')} onClick=${(event) => remove(event, message)} />` : null}
        </div>
      </article>
    `;
  }
}

/** All emoji to react with, drawn once it is opened: there is one at each message. */
function Picker({ message, server }) {
  const [open, setOpen] = useState(false);
  const react = (emoji) => {
    setOpen(false);
    act('message:react', message, { emoji });
  };
  const all = () => [...(server?.emojis.values() ?? [])].map((own) => `${own.name}:${own.id}`).concat(EMOJI);
  return html`<details class="picker" open=${open} onToggle=${(event) => setOpen(event.target.open)}>
    <summary class="icon-button" aria-label=${t('addReaction')} title=${t('addReaction')}><${Icon} name="smile" /></summary>
    ${open ? html`<div class="emoji-grid">${all().map((emoji) => html`<button key=${emoji} onClick=${() => react(emoji)}><${Emoji} emoji=${emoji} server=${server} /></button>`)}</div>` : null}
  </details>`;
}

function remove(event, message) {
  if (event.shiftKey) act('message:delete', message);
  else show({ dialog: { is: 'confirm', words: t('deleteConfirm'), yes: t('delete'), then: () => act('message:delete', message) } });
}

function onMention(event, serverId) {
  const userId = event.target.closest('[data-user]')?.dataset.user;
  if (userId) show({ dialog: { is: 'person', userId, serverId } });
}

/** The colour of someone's highest role that has one. */
export function colorOf(server, userId) {
  const member = server && state.members.get(server.server.id)?.get(userId);
  const role = member && server.roles.find((one) => one.color && member.roles.includes(one.id));
  return role ? `color-mix(in oklab, #${role.color.toString(16).padStart(6, '0')} 62%, var(--ink))` : undefined;
}

/** Goes to a message of a channel that is shown, loading what lies around it. */
export function jump(channelId, messageId) {
  place.jumpTo = messageId;
  if (state.stretches.get(channelId)?.list.some((one) => one.id === messageId)) show({});
  else loadAround(channelId, messageId);
}

const Quote = ({ reply, channelId, serverId }) => html`
  <button class="quote" onClick=${() => !reply.deleted && jump(channelId, reply.id)}>
    <${Icon} name="reply" />
    ${reply.deleted ? html`<em>${t('deletedMessage')}</em>` : html`<strong dir="auto">${nameOf(reply.author.id, serverId, reply.author)}</strong> <span dir="auto">${plain(reply.content, namesIn(serverId))}</span>`}
  </button>
`;

function Editor({ message }) {
  const field = useRef();
  useEffect(() => {
    field.current.focus();
    field.current.setSelectionRange(message.content.length, message.content.length);
  }, []);
  const done = () => {
    show({ editing: null });
    document.querySelector('.composer textarea')?.focus();
  };
  const save = () => {
    const content = field.current.value.trim();
    if (content && content !== message.content) act('message:edit', message, { content });
    done();
  };
  const onKey = (event) => {
    if (event.key === 'Escape') done();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      save();
    }
  };
  return html`
    <div class="editor">
      <textarea ref=${field} dir="auto" maxlength="2000" aria-label=${t('edit')} onKeyDown=${onKey}>${message.content}</textarea>
      <div><button class="primary" onClick=${save}>${t('save')}</button><button class="plain" onClick=${done}>${t('cancel')}</button></div>
    </div>
  `;
}

export function Waiting({ entry, online }) {
  const failed = entry.state === 'failed';
  const { channel, server } = channelById(entry.channelId);
  const why = entry.error?.code === 'OLD' ? t('tooOld') : entry.error?.message;
  return html`
    <article class=${`message waiting ${failed ? 'failed' : ''}`} data-nonce=${entry.nonce}>
      <div class="message-gutter"><${Avatar} id=${state.me.id} name=${nameOf(state.me.id, server?.server.id)} /></div>
      <div class="message-main">
        <div class="content" dir="auto" dangerouslySetInnerHTML=${{ __html: markdown(entry.content, namesIn(channel?.serverId)) }}></div>
        ${failed
          ? html`<p class="problem" role="alert">${t('notSent', { why })}
              <button class="plain" onClick=${() => session.outbox.retry(entry.nonce)}>${t('again')}</button>
              <button class="plain" onClick=${() => session.outbox.discard(entry.nonce)}>${t('discard')}</button></p>`
          : online ? null : html`<small>${t('waiting')}</small>`}
      </div>
    </article>
  `;
}
