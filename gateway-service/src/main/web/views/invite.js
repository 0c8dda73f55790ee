/** Inviting, and where an invite's link leads. */
import { html, useEffect, useState } from '../lib.js';
import { state } from '../state/store.js';
import { command, query } from '../state/session.js';
import { ordered, isText, place, toHome } from '../state/place.js';
import { t } from '../i18n/index.js';
import { Frame } from './frame.js';
import { join } from './new-server.js';
import { oops, toast } from './toasts.js';
import { hue, initials } from './parts.js';

export function InviteDialog({ serverId }) {
  const [link, setLink] = useState('');
  useEffect(() => {
    const server = state.servers.get(serverId);
    const channelId = place.channelId ?? ordered(server).find(isText)?.id;
    command('invite:create', { channelId, maxAgeSeconds: 604_800, maxUses: 0 }).then(
      ({ code }) => setLink(`${location.origin}/invite/${code}`), oops);
  }, []);
  const copy = () => navigator.clipboard.writeText(link).then(() => toast(t('copied')), () => {});
  return html`
    <${Frame} title=${t('invite')}>
      <label class="field"><span>${t('inviteLink')}</span>
        <div class="row"><input class="invite-link" readonly value=${link} onFocus=${(event) => event.target.select()} /><button class="primary" onClick=${copy} disabled=${!link}>${t('copy')}</button></div>
      </label>
    <//>
  `;
}

export function InvitePage({ code }) {
  const [invite, setInvite] = useState(null);
  const [bad, setBad] = useState(false);
  useEffect(() => {
    query('invite:resolve', { code }).then(setInvite, () => setBad(true));
  }, [code]);
  return html`
    <main class="room empty">
      <div class="card">
        ${bad ? html`<p>${t('inviteBad')}</p>` : null}
        ${!bad && !invite ? html`<p>${t('loading')}</p>` : null}
        ${invite ? html`<span class=${`tile hue-${hue(invite.server.id)}`} aria-hidden="true">${initials(invite.server.name)}</span>
          <h1>${t('inviteTo', { name: invite.server.name })}</h1><p>${t('inviteMembers', { n: invite.server.memberCount })}</p>
          <button class="primary" onClick=${() => join(code).catch(oops)}>${t('join')}</button>` : null}
        <button class="plain" onClick=${toHome}>${t('toApp')}</button>
      </div>
    </main>
  `;
}
