/**
 * Messages written and not yet acked: kept in localStorage, sent in order, once each by their nonce.
 *
 * An entry is `{nonce, channelId, content, replyTo?, writtenAt, state: waiting|failed, error?}`. What the gateway refuses
 * for good is failed and waits for the person; all else is sent again until it is acked. The gateway remembers a nonce for
 * two hours: what is older is not sent by itself, as it might have its effect twice.
 */
const REMEMBERED_MS = 110 * 60_000;
const MOST = 200;

export class Outbox {
  /**
   * @param {string} userId
   * @param {{ask: Function, online: () => boolean, changed: Function, acked: Function, storage?: Storage}} by
   */
  constructor(userId, { ask, online, changed, acked, storage = localStorage }) {
    Object.assign(this, { ask, online, changed, acked, storage });
    this.key = `cryb.outbox.${userId}`;
    this.sending = new Set();
    this.entries = this.#read();
  }

  of(channelId) {
    return this.entries.filter((entry) => entry.channelId === channelId);
  }

  /** @returns {boolean} false when too many wait already */
  add(message) {
    if (this.entries.length >= MOST) return false;
    this.#put([...this.#read(), { nonce: crypto.randomUUID(), writtenAt: Date.now(), state: 'waiting', ...message }]);
    this.flush();
    return true;
  }

  retry(nonce) {
    // Another nonce if the old one may be forgotten: the person has decided that it is to be sent.
    this.#put(
      this.#read().map((entry) => {
        if (entry.nonce !== nonce) return entry;
        const old = Date.now() - entry.writtenAt > REMEMBERED_MS;
        const renewed = old ? { nonce: crypto.randomUUID(), writtenAt: Date.now() } : {};
        return { ...entry, ...renewed, state: 'waiting', error: undefined };
      }),
    );
    this.flush();
  }

  discard(nonce) {
    if (this.entries.some((entry) => entry.nonce === nonce)) this.#put(this.#read().filter((entry) => entry.nonce !== nonce));
  }

  /** Another tab has written. */
  reread() {
    this.entries = this.#read();
    this.changed();
  }

  /** Sends what waits, channel by channel, one at a time each. */
  flush() {
    for (const channelId of new Set(this.entries.map((entry) => entry.channelId))) this.#flushChannel(channelId);
  }

  async #flushChannel(channelId) {
    if (this.sending.has(channelId)) return;
    this.sending.add(channelId);
    try {
      for (;;) {
        const entry = this.of(channelId).find((one) => one.state === 'waiting');
        if (!entry || !this.online()) return;
        if (Date.now() - entry.writtenAt > REMEMBERED_MS) {
          this.#mark(entry.nonce, { state: 'failed', error: { code: 'OLD' } });
        } else if (!(await this.#send(entry))) {
          return;
        }
      }
    } finally {
      this.sending.delete(channelId);
    }
  }

  /** @returns {Promise<boolean>} whether to go on with the next */
  async #send({ nonce, channelId, content, replyTo, attachments }) {
    try {
      const message = await this.ask('message:create', { channelId, content, replyTo, attachments, nonce });
      this.acked(message, nonce);
      this.discard(nonce);
      return true;
    } catch (error) {
      if (!error.retryable) {
        this.#mark(nonce, { state: 'failed', error: { code: error.code, message: error.message } });
        return true;
      }
      if (this.online()) setTimeout(() => this.flush(), Math.min(error.retryAfterMs ?? 2_000, 60_000));
      return false;
    }
  }

  #mark(nonce, change) {
    this.#put(this.#read().map((entry) => (entry.nonce === nonce ? { ...entry, ...change } : entry)));
  }

  // Other tabs of the same person write here too.
  #read() {
    try {
      return JSON.parse(this.storage.getItem(this.key)) ?? [];
    } catch {
      return [];
    }
  }

  #put(entries) {
    this.entries = entries;
    this.storage.setItem(this.key, JSON.stringify(entries));
    this.changed();
  }
}
