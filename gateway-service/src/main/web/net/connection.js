/**
 * The one socket: the official client with its recovery, and what state it is in, told honestly.
 *
 * States: connecting, online, reconnecting, offline (the browser knows of no network), ended (the login is no more).
 */
import { io } from '../vendor/socket.io.esm.min.js';
import * as auth from './auth.js';

const ACK_MS = 15_000;
const ASKED_AGAIN = 3;

export class Refused extends Error {
  constructor(error) {
    super(error.message || error.code);
    Object.assign(this, error);
  }
}

const unavailable = () => new Refused({ code: 'UNAVAILABLE', message: 'not connected', retryable: true });

export class Connection {
  /** @param {{onEvent: Function, onState: Function, onRecovered: Function, onEnded: Function}} listener */
  constructor(listener) {
    this.listener = listener;
    this.state = { is: 'connecting', since: Date.now() };
    this.used = undefined;
    this.refused = undefined;
    this.socket = io({
      auth: (give) => this.#authorise(give),
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      timeout: 10_000,
      autoConnect: false,
    });
    this.socket.on('connect', () => this.#onConnect());
    this.socket.on('disconnect', (reason) => this.#onDisconnect(reason));
    this.socket.on('connect_error', (error) => this.#onConnectError(error));
    this.socket.onAny((event, data) => this.#onEvent(event, data));
    this.onNetwork = () => this.#onNetwork();
    addEventListener('online', this.onNetwork);
    addEventListener('offline', this.onNetwork);
    this.socket.connect();
  }

  get online() {
    return this.state.is === 'online';
  }

  /**
   * Asks and waits for the ack. Throws a Refused; one that is retryable may have had its effect.
   *
   * @param {{again?: boolean}=} how again: ask anew what was refused for the moment (only what changes nothing, or has
   *     a nonce)
   */
  async ask(event, data = {}, { again = false } = {}) {
    for (let tried = 1; ; tried++) {
      try {
        return await this.#askOnce(event, data);
      } catch (error) {
        if (!again || !error.retryable || tried === ASKED_AGAIN || !this.socket.connected) throw error;
        await new Promise((later) => setTimeout(later, Math.min(error.retryAfterMs ?? 500 * tried, 10_000)));
      }
    }
  }

  /** What only reads may be asked again. */
  query(event, data) {
    return this.ask(event, data, { again: true });
  }

  /** What changes something is asked with a nonce, so that asking again has no second effect. */
  command(event, data = {}) {
    return this.ask(event, { ...data, nonce: crypto.randomUUID() }, { again: true });
  }

  /** Said without waiting, and lost without a connection: typing. */
  say(event, data) {
    if (this.socket.connected) this.socket.volatile.emit(event, data);
  }

  close() {
    removeEventListener('online', this.onNetwork);
    removeEventListener('offline', this.onNetwork);
    clearTimeout(this.retry);
    this.closed = true;
    this.socket.close();
  }

  async #askOnce(event, data) {
    if (!this.socket.connected) throw unavailable();
    let ack;
    try {
      ack = await this.socket.timeout(ACK_MS).emitWithAck(event, data);
    } catch {
      throw new Refused({ code: 'TIMEOUT', message: 'no answer', retryable: true });
    }
    if (!ack.ok) throw new Refused(ack.error);
    return ack.data;
  }

  #to(is, more = {}) {
    if (this.closed || this.state.is === 'ended') return;
    this.state = { is, since: this.state.is === is ? this.state.since : Date.now(), ...more };
    this.listener.onState(this.state);
  }

  async #authorise(give) {
    try {
      this.used = await auth.accessToken(this.refused);
      give({ token: this.used, device: matchMedia('(max-width: 700px)').matches ? 'mobile' : 'web' });
    } catch (error) {
      if (error.status === 401 || error.status === 403) {
        this.#end(error.message);
      } else {
        // Nobody to ask for a token: the socket is given up for now and opened again.
        this.socket.disconnect();
        this.#later();
      }
    }
  }

  #onConnect() {
    this.refused = undefined;
    if (this.socket.recovered) {
      this.#to('online');
      this.listener.onRecovered();
    }
  }

  #onDisconnect(reason) {
    if (this.closed) return;
    this.#to(navigator.onLine ? 'reconnecting' : 'offline', { reason });
    // By the server's own word: it does not come back by itself, so ask whether the login still lives.
    if (reason === 'io server disconnect') this.#later();
  }

  #onConnectError(error) {
    if (this.closed) return;
    if (error.data?.code === 'UNAUTHENTICATED') this.refused = this.used;
    this.#to(navigator.onLine ? 'reconnecting' : 'offline', { reason: error.data?.code ?? error.message });
    if (!this.socket.active) this.#later();
  }

  #later() {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.socket.connect(), 1_000 + Math.random() * 1_000);
  }

  #onNetwork() {
    if (!navigator.onLine) {
      // The engine would notice by its heartbeat only; what the browser knows is known now.
      if (this.socket.connected) this.socket.io.engine.close();
      this.#to('offline');
    } else if (!this.socket.connected) {
      this.#to('reconnecting');
      this.socket.io.engine?.close();
      this.socket.disconnect();
      this.socket.connect();
    }
  }

  async #onEvent(event, data) {
    if (event === 'ready') this.#to('online');
    if (event === 'auth:expiring') {
      try {
        await this.ask('auth:refresh', { token: await auth.accessToken(this.used) });
        this.used = auth.kept()?.accessToken;
      } catch (error) {
        if (error.status === 401 || error.status === 403) this.#end(error.message);
      }
      return;
    }
    if (event === 'session:closing') {
      if (data.code === 4015) this.#end(data.reason);
      return;
    }
    this.listener.onEvent(event, data);
  }

  #end(reason) {
    if (this.state.is === 'ended' || this.closed) return;
    this.state = { is: 'ended', since: Date.now(), reason };
    this.socket.close();
    this.listener.onEnded(reason);
  }
}
