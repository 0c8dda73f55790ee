/**
 * The messages of a channel, in a scroller that keeps still what the reader looks at.
 *
 * Before each drawing the first message in sight and its place are noted; after it the scroller is set so that it stands
 * there again, whatever came above or went. At the newest message it follows what comes.
 */
import { html, Component } from '../lib.js';
import { state } from '../state/store.js';
import { session, loadOlder, loadNewer, loadNewest, seen } from '../state/session.js';
import { place } from '../state/place.js';
import { can } from '../state/rights.js';
import { day, t } from '../i18n/index.js';
import { Message, Waiting } from './message.js';

const NEAR = 800;
const AT_END = 30;
const TOGETHER_MS = 7 * 60_000;

export class Messages extends Component {
  pinned = true;
  /** How far it was scrolled when it last stood at the newest message. */
  end = 0;

  shouldComponentUpdate(next) {
    return Object.keys(next).some((key) => next[key] !== this.props[key]);
  }

  componentDidMount() {
    this.firstUnread = this.firstUnread ?? state.read.get(this.props.channel.id)?.seq;
    this.watch = new ResizeObserver(() => this.pinned && !this.wentUp() && this.toEnd());
    this.watch.observe(this.scroller.firstElementChild);
    this.watch.observe(this.scroller);
    this.onShown = () => this.look();
    document.addEventListener('visibilitychange', this.onShown);
    this.toEnd();
    this.look();
  }

  componentWillUnmount() {
    this.watch.disconnect();
    document.removeEventListener('visibilitychange', this.onShown);
  }

  getSnapshotBeforeUpdate() {
    const { scroller } = this;
    if (!scroller) return null;
    this.pinned &&= !this.wentUp();
    if (this.pinned) return null;
    const top = scroller.getBoundingClientRect().top;
    // The first of all is not held on to: it loses its name and its day once there are some above it.
    for (const row of [...scroller.querySelectorAll('[data-id]')].slice(1)) {
      const box = row.getBoundingClientRect();
      if (box.bottom > top) return { id: row.dataset.id, at: box.top - top };
    }
    return null;
  }

  /** Whether the reader has left the end just now: that is told a frame later only. */
  wentUp() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollTop < Math.min(this.end, scrollHeight - clientHeight) - AT_END;
  }

  componentDidUpdate(before, _, anchor) {
    const { stretch } = this.props;
    const { scroller } = this;
    if (place.jumpTo && stretch && !stretch.loading) {
      const row = scroller.querySelector(`[data-id="${place.jumpTo}"]`);
      if (row) {
        place.jumpTo = null;
        this.pinned = false;
        row.scrollIntoView({ block: 'center' });
        row.classList.add('found');
        row.addEventListener('animationend', () => row.classList.remove('found'), { once: true });
      }
    } else if (this.pinned && stretch?.atEnd) {
      this.toEnd();
    } else if (anchor) {
      const row = scroller.querySelector(`[data-id="${anchor.id}"]`);
      if (row) {
        const at = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
        scroller.scrollTop += at - anchor.at;
      }
    }
    this.look();
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.end = this.scroller.scrollTop;
  }

  /** Sees where the scroller stands: asks for more near an end, tells what has been read at the newest. */
  look = () => {
    const { channel, stretch } = this.props;
    const { scroller } = this;
    // Before anything is there one is neither at the newest nor away from it, and stays where one meant to be.
    if (!stretch || !scroller || (stretch.loading && !stretch.list.length)) return;
    const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    this.pinned = stretch.atEnd && below < AT_END;
    if (this.pinned) this.end = scroller.scrollTop;
    if (scroller.scrollTop < NEAR) loadOlder(channel.id);
    if (below < NEAR && !stretch.atEnd) loadNewer(channel.id);
    if (this.pinned && !document.hidden) seen(channel.id);
  };

  onKey = (event) => {
    if (event.target.dataset.id === undefined && event.target !== this.scroller) return;
    const rows = [...this.scroller.querySelectorAll('[data-id]')];
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowUp: at < 0 ? rows.length - 1 : at - 1, ArrowDown: at + 1, End: rows.length - 1, Home: 0 }[event.key];
    if (to === undefined || !rows[to]) return;
    event.preventDefault();
    rows[to].focus();
  };

  render({ channel, server, name, rights, stretch, editing }) {
    const waiting = session.outbox.of(channel.id);
    const list = stretch?.list ?? [];
    const rows = [];
    let before;
    for (const message of list) {
      const newDay = !before || new Date(before.createdAt).toDateString() !== new Date(message.createdAt).toDateString();
      if (newDay) rows.push(html`<div key=${`day${message.id}`} class="day" role="separator"><span>${day(message.createdAt)}</span></div>`);
      const isNew = this.firstUnread !== undefined && before && before.seq <= this.firstUnread && message.seq > this.firstUnread && message.author.id !== state.me.id;
      if (isNew) rows.push(html`<div key="new" class="day new" role="separator"><span>${t('newMessages')}</span></div>`);
      const together = !newDay && !isNew && !message.replyTo && before.author.id === message.author.id &&
        Date.parse(message.createdAt) - Date.parse(before.createdAt) < TOGETHER_MS;
      rows.push(html`<${Message} key=${message.id} message=${message} together=${together} server=${server} channel=${channel}
        manage=${can(rights, 'MANAGE_MESSAGES')} pins=${can(rights, 'PIN_MESSAGES')} reacts=${can(rights, 'ADD_REACTIONS')} writes=${can(rights, 'SEND_MESSAGES')}
        names=${this.props.version} editing=${editing === message.id} />`);
      before = message;
    }
    return html`
      <div class="scroller" ref=${(e) => (this.scroller = e)} onScroll=${this.look} onKeyDown=${this.onKey} tabindex="0" role="log" aria-label=${t('messages')} aria-busy=${Boolean(stretch?.loading)}>
        <div class="messages">
          ${!stretch || stretch.loading && !list.length ? html`<p class="hint">${t('loading')}</p>` : null}
          ${stretch?.error ? html`<p class="hint">${stretch.error.code === 'FORBIDDEN' ? t('cannotRead') : stretch.error.message} <button class="plain" onClick=${() => loadNewest(channel.id)}>${t('again')}</button></p>` : null}
          ${stretch?.atStart && !stretch.error ? html`<div class="beginning"><h2 dir="auto">${name}</h2><p>${t('beginning', { name })}</p></div>` : null}
          ${rows}
          ${!stretch || stretch.atEnd ? waiting.map((entry) => html`<${Waiting} key=${entry.nonce} entry=${entry} online=${session.link.is === 'online'} />`) : null}
        </div>
      </div>
      ${stretch && !stretch.atEnd && list.length
        ? html`<button class="to-newest" onClick=${() => { this.pinned = true; this.end = 0; loadNewest(channel.id); }}>${t('jumpNewest')}</button>`
        : null}
    `;
  }
}
