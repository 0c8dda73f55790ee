/** Founding a server, or following an invite to one. */
import { html } from '../lib.js';
import { command } from '../state/session.js';
import { apply } from '../state/store.js';
import { toServer } from '../state/place.js';
import { t } from '../i18n/index.js';
import { Frame, close } from './frame.js';
import { oops } from './toasts.js';

export const codeOf = (text) => text.trim().replace(/^.*\/invite\//, '').replace(/[/?#].*$/, '');

export async function join(code) {
  const server = await command('server:join', { inviteCode: codeOf(code) });
  apply('server:join', server);
  toServer(server.server.id);
}

export function ServerDialog() {
  async function create(event) {
    event.preventDefault();
    try {
      const server = await command('server:create', { name: event.target.name.value.trim() });
      apply('server:create', server);
      close();
      toServer(server.server.id);
    } catch (error) {
      oops(error);
    }
  }
  const enter = (event) => {
    event.preventDefault();
    join(event.target.code.value).then(close, oops);
  };
  return html`
    <${Frame} title=${t('addServer')}>
      <form onSubmit=${create}>
        <label class="field"><span>${t('createServer')}</span><input name="name" required minlength="2" maxlength="100" placeholder=${t('serverName')} /></label>
        <button class="primary wide">${t('create')}</button>
      </form>
      <form onSubmit=${enter}>
        <label class="field"><span>${t('joinServer')}</span><input name="code" required placeholder=${t('inviteCode')} /></label>
        <button class="primary wide">${t('join')}</button>
      </form>
    <//>
  `;
}
