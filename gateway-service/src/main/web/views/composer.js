/** Where one writes: grows with its text, offers names after an @, keeps what is not sent yet as a draft. */
import { html, useEffect, useLayoutEffect, useRef, useState } from '../lib.js';
import { state, nameOf } from '../state/store.js';
import { session, typing, query, command } from '../state/session.js';
import { place, show } from '../state/place.js';
import { can } from '../state/rights.js';
import { t } from '../i18n/index.js';
import { Avatar, Icon, IconButton } from './parts.js';
import { toast } from './toasts.js';
import { Uploads } from './attachments.js';
import { upload } from '../net/uploads.js';

const drafts = new Map();
const OFFERED = 6;
const MOST_FILES = 10;

export function Composer({ channel, server, name, rights, replyTo }) {
  const field = useRef();
  const [text, setText] = useState(drafts.get(channel.id) ?? '');
  const [offers, setOffers] = useState(null);
  const [files, setFiles] = useState([]);
  const picker = useRef();
  /** Where the caret is to be once the text is drawn that it stands in. */
  const caret = useRef(null);
  const mayAttach = can(rights, 'ATTACH_FILES');
  const ready = files.every((one) => one.attachment);

  useEffect(() => {
    if (!matchMedia('(max-width: 700px)').matches) field.current.focus();
  }, []);
  useEffect(() => {
    drafts.set(channel.id, text);
    const { style } = field.current;
    style.height = 'auto';
    style.height = `${Math.min(field.current.scrollHeight, 240)}px`;
  }, [text]);

  // At once, and not with the next frame: whoever types on must not find the caret moved.
  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current.focus();
    field.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);

  function onInput(event) {
    setText(event.target.value);
    if (event.target.value.trim()) typing(channel.id);
    offer(event.target);
  }

  /** What may stand for the word before the caret, if it begins with an @. */
  function offer({ value, selectionStart }, asked = false) {
    const word = /(?:^|\s)@([\p{L}\p{N}_.]*)$/u.exec(value.slice(0, selectionStart))?.[1];
    if (word === undefined) return setOffers(null);
    const found = candidates(word.toLowerCase(), channel, server, rights);
    setOffers(found.length ? { word, found, at: 0 } : null);
    if (!server || !word || asked) return undefined;
    // In a large server not everyone is known here; whoever is found is offered when they come.
    return query('server:request_members', { serverId: server.server.id, query: word, limit: OFFERED }).then(
      () => field.current && offer(field.current, true), () => {});
  }

  function take(chosen) {
    const at = field.current.selectionStart;
    const before = text.slice(0, at).replace(/@[\p{L}\p{N}_.]*$/u, `${chosen.insert} `);
    caret.current = before.length;
    setText(before + text.slice(at));
    setOffers(null);
  }

  const update = (key, change) => setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));

  function attach(chosen) {
    for (const file of [...chosen].slice(0, MOST_FILES - files.length)) {
      const key = crypto.randomUUID();
      const giveUp = new AbortController();
      const picture = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
      setFiles((all) => [...all, { key, file, picture, giveUp, share: 0 }]);
      upload(command, file, { channelId: channel.id, signal: giveUp.signal, onProgress: (share) => update(key, { share }) }).then(
        (attachment) => update(key, { attachment }),
        (error) => {
          setFiles((all) => all.filter((one) => one.key !== key));
          if (error.code === 'UNKNOWN_EVENT') toast(t('filesOff'));
          else if (error.name !== 'AbortError') toast(t('uploadFailed', { why: error.message }));
        },
      );
    }
  }

  function drop(one) {
    one.giveUp.abort();
    if (one.picture) URL.revokeObjectURL(one.picture);
    if (one.attachment) command('media:upload_cancel', { uploadId: one.attachment.id }).catch(() => {});
    setFiles((all) => all.filter((other) => other !== one));
  }

  function onPaste(event) {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    attach(event.clipboardData.files);
  }

  function send() {
    const content = encode(text.trim(), server);
    if ((!content && !files.length) || !ready) return;
    if ([...content].length > 2000) return toast(t('notSent', { why: `${[...content].length} / 2000` }));
    if (!session.outbox.add({ channelId: channel.id, content, replyTo: replyTo?.id, ...(files.length ? { attachments: files.map((one) => one.attachment.id) } : {}) })) return toast(t('outboxFull'));
    setText('');
    setFiles([]);
    setOffers(null);
    show({ replyTo: null });
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (offers) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        return setOffers({ ...offers, at: (offers.at + step + offers.found.length) % offers.found.length });
      }
      if (event.key === 'Tab' || event.key === 'Enter') {
        event.preventDefault();
        return take(offers.found[offers.at]);
      }
      if (event.key === 'Escape') return setOffers(null);
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && replyTo) {
      show({ replyTo: null });
    } else if (event.key === 'ArrowUp' && !text) {
      const own = state.stretches.get(channel.id)?.list.findLast((one) => one.author.id === state.me.id);
      if (own) {
        event.preventDefault();
        show({ editing: own.id });
      }
    }
  }

  return html`
    <form class="composer" onSubmit=${(event) => { event.preventDefault(); send(); }}
      onDragOver=${(event) => event.preventDefault()} onDrop=${(event) => { event.preventDefault(); if (mayAttach) attach(event.dataTransfer.files); }}>
      ${replyTo ? html`<p class="replying"><span dir="auto">${t('replyingTo', { name: nameOf(replyTo.author.id, server?.server.id, replyTo.author) })}</span><${IconButton} icon="close" label=${t('cancel')} onClick=${() => show({ replyTo: null })} /></p>` : null}
      ${offers ? html`<ul class="offers" role="listbox" id="offers" aria-label=${t('mentions')}>
        ${offers.found.map((one, i) => html`<li key=${one.insert} id=${`offer-${i}`} role="option" aria-selected=${i === offers.at} onMouseDown=${(event) => { event.preventDefault(); take(one); }}>
          ${one.id ? html`<${Avatar} small id=${one.id} name=${one.name} />` : html`<span class="avatar small">@</span>`} <strong>${one.name}</strong> <small>${one.about}</small></li>`)}
      </ul>` : null}
      <${Uploads} list=${files} onRemove=${drop} />
      <div class="composer-row">
        ${mayAttach ? html`<input ref=${picker} type="file" multiple hidden onChange=${(event) => { attach(event.target.files); event.target.value = ''; }} />
          <${IconButton} icon="clip" label=${t('attach')} onClick=${() => picker.current.click()} />` : null}
        <textarea ref=${field} rows="1" dir="auto" value=${text} placeholder=${t('write', { name })} aria-label=${t('write', { name })}
          aria-controls=${offers ? 'offers' : undefined} aria-activedescendant=${offers ? `offer-${offers.at}` : undefined} aria-autocomplete="list"
          onInput=${onInput} onKeyDown=${onKey} onPaste=${mayAttach ? onPaste : undefined} onBlur=${() => setOffers(null)}></textarea>
        <button class="icon-button send" aria-label=${t('send')} title=${t('send')} disabled=${(!text.trim() && !files.length) || !ready}><${Icon} name="send" /></button>
      </div>
    </form>
  `;
}

function people(channel, server) {
  if (!server) return channel.recipients ?? [];
  return [...(state.members.get(server.server.id)?.values() ?? [])].map((one) => one.user);
}

function candidates(word, channel, server, rights) {
  const found = [];
  for (const user of people(channel, server)) {
    const name = nameOf(user.id, server?.server.id, user);
    if (name.toLowerCase().startsWith(word) || user.username?.startsWith(word)) {
      found.push({ id: user.id, name, about: user.username, insert: `@${user.username}` });
      if (found.length === OFFERED) return found;
    }
  }
  for (const role of server?.roles ?? []) {
    const open = role.mentionable || can(rights, 'MENTION_EVERYONE');
    if (role.id !== server.server.id && open && role.name.toLowerCase().startsWith(word)) {
      found.push({ name: role.name, about: t('roles'), insert: `<@&${role.id}>` });
    }
  }
  if (server && 'everyone'.startsWith(word) && can(rights, 'MENTION_EVERYONE')) {
    found.push({ name: 'everyone', about: '', insert: '@everyone' });
  }
  return found.slice(0, OFFERED);
}

/** Puts ids in the place of `@username`, as messages carry them. */
function encode(text, server) {
  const channel = place.channelId && state.dms.get(place.channelId);
  const byName = new Map(people(channel ?? {}, server).map((user) => [user.username, user.id]));
  return text.replace(/(^|[\s(])@([a-z0-9_.]{2,32})/g, (whole, before, name) => {
    const exact = byName.get(name) ? [name, ''] : byName.get(name.replace(/\.+$/, '')) ? [name.replace(/\.+$/, ''), name.match(/\.+$/)[0]] : null;
    return exact ? `${before}<@${byName.get(exact[0])}>${exact[1]}` : whole;
  });
}
