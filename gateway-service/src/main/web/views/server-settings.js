/** A server: its name, roles, invites, bans, audit log, leaving and ending it. */
import { html, useEffect, useState } from '../lib.js';
import { state, apply, nameOf } from '../state/store.js';
import { command, query } from '../state/session.js';
import { BITS, bit, can, serverRights, rank } from '../state/rights.js';
import { show } from '../state/place.js';
import { moment, t } from '../i18n/index.js';
import { PICTURES, uploadPicture } from '../net/uploads.js';
import { Frame, close } from './frame.js';
import { Emoji } from './parts.js';
import { oops, toast } from './toasts.js';
import { rightName } from './channel-settings.js';

const TABS = { overview: null, emoji: 'MANAGE_SERVER', roles: 'MANAGE_ROLES', invites: 'MANAGE_SERVER', bans: 'BAN_MEMBERS', audit: 'VIEW_AUDIT_LOG' };

export function SettingsDialog({ serverId }) {
  const [tab, setTab] = useState('overview');
  const server = state.servers.get(serverId);
  if (!server) return null;
  const rights = serverRights(server);
  const tabs = Object.keys(TABS).filter((one) => !TABS[one] || can(rights, TABS[one]));
  const Body = { overview: Overview, emoji: Emojis, roles: Roles, invites: Invites, bans: Bans, audit: Audit }[tab];
  return html`<${Frame} title=${server.server.name} large>
    <div class="tabs" role="tablist">${tabs.map((one) => html`<button key=${one} role="tab" aria-selected=${tab === one} onClick=${() => setTab(one)}>${t(one)}</button>`)}</div>
    <${Body} server=${server} rights=${rights} />
  <//>`;
}

function Overview({ server, rights }) {
  const { id, name, ownerId } = server.server;
  const mine = ownerId === state.me.id;
  const save = (event) => {
    event.preventDefault();
    command('server:update', { serverId: id, name: event.target.name.value.trim() }).then(() => toast(t('saved')), oops);
  };
  const icon = (event) => {
    const [file] = event.target.files;
    if (file) uploadPicture(command, file, { purpose: 'icon', serverId: id }).then(paint, oops);
  };
  const paint = (upload) => command('server:update', { serverId: id, icon: upload }).then(() => toast(t('saved')), oops);
  const nick = (event) => {
    event.preventDefault();
    command('server:member_update', { serverId: id, userId: state.me.id, nick: event.target.nick.value.trim() || null }).then(() => toast(t('saved')), oops);
  };
  const end = (event) => {
    event.preventDefault();
    command('server:delete', { serverId: id, confirmName: event.target.confirm.value }).then(close, oops);
  };
  const leave = () => show({ dialog: { is: 'confirm', words: `${t('leaveServer')}: ${name}`, yes: t('leaveServer'), then: () => command('server:leave', { serverId: id }).then(() => apply('server:leave', { serverId: id }), oops) } });
  return html`
    ${can(rights, 'MANAGE_SERVER') ? html`<form onSubmit=${save}><label class="field"><span>${t('serverName')}</span><div class="row"><input name="name" required minlength="2" maxlength="100" value=${name} /><button class="primary">${t('save')}</button></div></label>
      <label class="field"><span>${t('icon')}</span><div class="row"><input type="file" accept=${PICTURES} onChange=${icon} />
        ${server.server.icon ? html`<button type="button" class="plain" onClick=${() => paint(null)}>${t('remove')}</button>` : null}</div></label></form>` : null}
    ${can(rights, 'CHANGE_NICKNAME') ? html`<form onSubmit=${nick}><label class="field"><span>${t('displayName')} (${name})</span><div class="row"><input name="nick" maxlength="32" value=${server.me.nick ?? ''} /><button class="primary">${t('save')}</button></div></label></form>` : null}
    ${mine ? html`<form onSubmit=${end}><label class="field"><span>${t('confirmName', { name })}</span><div class="row"><input name="confirm" required autocomplete="off" /><button class="danger">${t('deleteServer')}</button></div></label></form>`
      : html`<button class="danger" onClick=${leave}>${t('leaveServer')}</button>`}
    <p class="hint">${t('serverId')}: <code>${id}</code></p>
  `;
}

/** A server's own emoji; a new one is called as its file is. */
function Emojis({ server }) {
  const serverId = server.server.id;
  const add = (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const name = file.name.replace(/\.[^.]*$/, '').replace(/[^A-Za-z0-9_]/g, '_').slice(0, 32).padEnd(2, '_');
    uploadPicture(command, file, { purpose: 'emoji', serverId }).then((uploadId) => command('emoji:create', { serverId, name, uploadId })).then(() => toast(t('saved')), oops);
  };
  const remove = (emojiId) => command('emoji:delete', { serverId, emojiId }).catch(oops);
  return html`
    <label class="field"><span>${t('newEmoji')}</span><input type="file" accept=${PICTURES} onChange=${add} /></label>
    <ul class="list">${[...server.emojis.values()].map((one) => html`<li key=${one.id} class="row"><${Emoji} emoji=${`${one.name}:${one.id}`} server=${server} /> <span>:${one.name}:</span>
      <button class="plain" onClick=${() => remove(one.id)}>${t('remove')}</button></li>`)}</ul>
  `;
}

const hex = (color) => `#${(color ?? 0).toString(16).padStart(6, '0')}`;

function Roles({ server, rights }) {
  const serverId = server.server.id;
  const [chosen, setChosen] = useState(serverId);
  const role = server.roles.find((one) => one.id === chosen) ?? server.roles.find((one) => one.id === serverId);
  const top = rank(server, server.me);
  const may = role.position < top;
  const update = (fields) => command('role:update', { serverId, roleId: role.id, ...fields }).catch(oops);
  const create = () => command('role:create', { serverId, name: t('newRole'), permissions: '0' }).then((made) => setChosen(made.id), oops);
  const flip = (name) => update({ permissions: String(BigInt(role.permissions) ^ bit(name)) });
  const move = (step) => {
    const others = server.roles.filter((one) => one.id !== serverId).sort((a, b) => a.position - b.position);
    const other = others[others.indexOf(role) + step];
    if (other && other.position < top) command('role:reorder', { serverId, roles: [{ id: role.id, position: other.position }, { id: other.id, position: role.position }] }).catch(oops);
  };
  return html`<div class="split">
    <div><ul>${[...server.roles].sort((a, b) => b.position - a.position).map((one) => html`<li key=${one.id}><button class=${one.id === role.id ? 'here' : ''} aria-pressed=${one.id === role.id} onClick=${() => setChosen(one.id)}><i class="swatch" style=${{ background: one.color ? hex(one.color) : 'transparent' }}></i>${one.id === serverId ? t('everyone') : one.name}</button></li>`)}</ul>
      <button class="plain wide" onClick=${create}>${t('newRole')}</button></div>
    <div key=${role.id}>
      ${role.id === serverId ? null : html`<div class="row">
        <input aria-label=${t('roleName')} maxlength="100" value=${role.name} disabled=${!may} onChange=${(event) => update({ name: event.target.value })} />
        <input type="color" aria-label=${t('color')} value=${hex(role.color)} disabled=${!may} onChange=${(event) => update({ color: parseInt(event.target.value.slice(1), 16) })} />
        <button class="plain" aria-label="↑" disabled=${!may} onClick=${() => move(1)}>↑</button><button class="plain" aria-label="↓" disabled=${!may} onClick=${() => move(-1)}>↓</button></div>
        <label class="check"><input type="checkbox" checked=${role.hoist} disabled=${!may} onChange=${() => update({ hoist: !role.hoist })} />${t('hoist')}</label>
        <label class="check"><input type="checkbox" checked=${role.mentionable} disabled=${!may} onChange=${() => update({ mentionable: !role.mentionable })} />${t('mentionable')}</label>`}
      <h3>${t('permissions')}</h3>
      <div class="rights">${Object.keys(BITS).map((name) => html`<label class="check" key=${name}><input type="checkbox" checked=${Boolean(BigInt(role.permissions) & bit(name))} disabled=${!may || !can(rights, name)} onChange=${() => flip(name)} />${rightName(name)}</label>`)}</div>
      ${role.id === serverId || !may ? null : html`<div class="row end"><button class="danger" onClick=${() => command('role:delete', { serverId, roleId: role.id }).catch(oops)}>${t('deleteRole')}</button></div>`}
    </div>
  </div>`;
}

function useAnswer(event, data) {
  const [answer, setAnswer] = useState(null);
  const load = () => query(event, data).then(setAnswer, oops);
  useEffect(() => void load(), []);
  return [answer, load, setAnswer];
}

function Invites({ server }) {
  const [answer, load] = useAnswer('invite:list', { serverId: server.server.id });
  if (!answer) return html`<p class="hint">${t('loading')}</p>`;
  if (!answer.invites.length) return html`<p class="hint">${t('nothingYet')}</p>`;
  return html`<table class="table"><tbody>${answer.invites.map((one) => html`<tr key=${one.code}><td><code>${one.code}</code></td><td>${nameOf(one.creatorId, server.server.id)}</td><td>${one.uses}${one.maxUses ? ` / ${one.maxUses}` : ''}</td><td>${one.expiresAt ? moment(one.expiresAt) : '∞'}</td>
    <td><button class="danger" onClick=${() => command('invite:delete', { code: one.code }).then(load, oops)}>${t('delete')}</button></td></tr>`)}</tbody></table>`;
}

function Bans({ server }) {
  const serverId = server.server.id;
  const [answer, load] = useAnswer('mod:ban_list', { serverId });
  if (!answer) return html`<p class="hint">${t('loading')}</p>`;
  if (!answer.bans.length) return html`<p class="hint">${t('nothingYet')}</p>`;
  return html`<table class="table"><tbody>${answer.bans.map((one) => html`<tr key=${one.user.id}><td>${one.user.displayName}</td><td>${one.reason ?? ''}</td><td>${moment(one.createdAt)}</td>
    <td><button class="danger" onClick=${() => command('mod:unban', { serverId, userId: one.user.id }).then(load, oops)}>${t('unban')}</button></td></tr>`)}</tbody></table>`;
}

function Audit({ server }) {
  const serverId = server.server.id;
  const [answer, , setAnswer] = useAnswer('audit:list', { serverId, limit: 50 });
  if (!answer) return html`<p class="hint">${t('loading')}</p>`;
  const more = () => query('audit:list', { serverId, limit: 50, before: answer.entries.at(-1).id }).then((next) => setAnswer({ ...next, entries: [...answer.entries, ...next.entries] }), oops);
  const target = (id) => (id ? (state.users.get(id)?.displayName ?? server.channels.get(id)?.name ?? server.roles.find((role) => role.id === id)?.name ?? id) : '');
  const shown = (value) => (value === undefined || value === null ? '∅' : typeof value === 'object' ? JSON.stringify(value) : String(value));
  return html`<table class="table"><tbody>${answer.entries.map((one) => html`<tr key=${one.id}><td>${moment(one.createdAt)}</td><td>${one.actor.displayName}</td><td><code>${one.action}</code></td><td dir="auto">${target(one.targetId)}</td>
      <td>${one.changes.map((change) => html`<small key=${change.key}>${change.key}: ${shown(change.before)} → ${shown(change.after)}<br /></small>`)}${one.reason ? html`<em>${one.reason}</em>` : null}</td></tr>`)}</tbody></table>
    ${answer.hasMore ? html`<button class="plain wide" onClick=${more}>${t('more')}</button>` : null}`;
}
