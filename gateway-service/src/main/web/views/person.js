/** Someone's card: who they are, roles, what one may do with them. */
import { html, useEffect } from '../lib.js';
import { state, nameOf, memberOf, isFriend, isBlocked, learnUser, changed } from '../state/store.js';
import { command, query } from '../state/session.js';
import { serverRights, can, rank } from '../state/rights.js';
import { t } from '../i18n/index.js';
import { Frame, close } from './frame.js';
import { Avatar, statusName } from './parts.js';
import { relate, talkTo } from './friends.js';
import { oops } from './toasts.js';

const TEN_MINUTES = 600_000;

export function PersonDialog({ userId, serverId }) {
  const server = serverId && state.servers.get(serverId);
  const user = state.users.get(userId);
  useEffect(() => {
    query('user:get', { userId }).then((known) => { learnUser(known); changed(); }, () => {});
    if (server && !memberOf(serverId, userId)) query('server:request_members', { serverId, userIds: [userId], limit: 1 }).catch(() => {});
  }, [userId]);
  const name = nameOf(userId, serverId);
  const presence = state.presences.get(userId);
  const self = userId === state.me.id;
  return html`<${Frame} title=${name}>
    <div class="profile"><${Avatar} id=${userId} name=${name} presence=${true} />
      <div><strong dir="auto">${user?.displayName}</strong><br /><small>${user?.username}</small><br /><small>${statusName(presence?.status ?? 'offline')}</small></div></div>
    ${presence?.activities?.map((one) => html`<p key=${one.name} dir="auto">${one.state || one.name}</p>`)}
    ${user?.bio ? html`<p dir="auto">${user.bio}</p>` : null}
    ${server ? html`<${Roles} server=${server} userId=${userId} />` : null}
    ${self ? null : html`<div class="row">
      <button class="primary" onClick=${() => talkTo([userId])}>${t('messageTo')}</button>
      ${isFriend(userId) ? html`<button class="plain" onClick=${() => relate('remove', { userId })}>${t('removeFriend')}</button>` : isBlocked(userId) ? null : html`<button class="plain" onClick=${() => relate('request', { userId })}>${t('addFriend')}</button>`}
      <button class="plain" onClick=${() => relate(isBlocked(userId) ? 'unblock' : 'block', { userId })}>${t(isBlocked(userId) ? 'unblock' : 'block')}</button></div>`}
    ${server && !self ? html`<${Moderation} server=${server} userId=${userId} />` : null}
  <//>`;
}

function Roles({ server, userId }) {
  const serverId = server.server.id;
  const member = memberOf(serverId, userId);
  if (!member) return null;
  const mine = rank(server, server.me);
  const may = can(serverRights(server), 'MANAGE_ROLES');
  const flip = (role) => command(member.roles.includes(role.id) ? 'role:unassign' : 'role:assign', { serverId, roleId: role.id, userId }).catch(oops);
  const roles = server.roles.filter((role) => role.id !== serverId && (may || member.roles.includes(role.id)));
  return roles.length ? html`<h3>${t('roles')}</h3><div>${roles.map((role) => html`
    <label class="check" key=${role.id}><input type="checkbox" checked=${member.roles.includes(role.id)} disabled=${!may || role.position >= mine} onChange=${() => flip(role)} />
      <i class="swatch" style=${{ background: role.color ? `#${role.color.toString(16).padStart(6, '0')}` : 'transparent' }}></i>${role.name}</label>`)}</div>` : null;
}

function Moderation({ server, userId }) {
  const serverId = server.server.id;
  const rights = serverRights(server);
  const member = memberOf(serverId, userId);
  if (!member || rank(server, member) >= rank(server, server.me)) return null;
  const timed = member.timeoutUntil && Date.parse(member.timeoutUntil) > Date.now();
  const act = (event, more) => () => command(event, { serverId, userId, ...more }).then(close, oops);
  return html`<div class="row">
    ${can(rights, 'MODERATE_MEMBERS') ? (timed
      ? html`<button class="danger" onClick=${act('mod:timeout_clear')}>${t('timeoutClear')}</button>`
      : html`<button class="danger" onClick=${act('mod:timeout', { until: new Date(Date.now() + TEN_MINUTES).toISOString() })}>${t('timeout')}</button>`) : null}
    ${can(rights, 'KICK_MEMBERS') ? html`<button class="danger" onClick=${act('mod:kick')}>${t('kick')}</button>` : null}
    ${can(rights, 'BAN_MEMBERS') ? html`<button class="danger" onClick=${act('mod:ban')}>${t('ban')}</button>` : null}
  </div>`;
}
