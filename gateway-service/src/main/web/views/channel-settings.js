/** A channel: making one, changing it, who may what in it, and why. */
import { html, useState, useEffect } from '../lib.js';
import { state, apply, nameOf, memberOf } from '../state/store.js';
import { command, query, requestMembers } from '../state/session.js';
import { ordered, isText, toChannel, show } from '../state/place.js';
import { BITS, CHANNEL_RIGHTS, bit, can, channelRights } from '../state/rights.js';
import { t } from '../i18n/index.js';
import { Frame, close } from './frame.js';
import { oops, toast } from './toasts.js';

/** PERMISSION_NAMES as people read them. */
export const rightName = (name) => name.replaceAll('_', ' ').toLowerCase().replace(/^./, (char) => char.toUpperCase());

const VIEW = bit('VIEW_CHANNEL');

export function ChannelDialog({ serverId, channelId }) {
  const [tab, setTab] = useState('overview');
  const server = state.servers.get(serverId);
  const channel = channelId ? server?.channels.get(channelId) : null;
  useEffect(() => void requestMembers(serverId), []);
  if (!server || (channelId && !channel)) return null;
  const rights = channel ? channelRights(server, channel) : 0n;
  const tabs = ['overview', 'permissions', 'why'];
  return html`<${Frame} title=${channel ? channel.name : t('createChannel')} large=${Boolean(channel)}>
    ${channel ? html`<div class="tabs" role="tablist">${tabs.map((one) => html`<button key=${one} role="tab" aria-selected=${tab === one} onClick=${() => setTab(one)}>${t(one)}</button>`)}</div>` : null}
    ${tab === 'overview' ? html`<${Overview} server=${server} channel=${channel} />` : null}
    ${tab === 'permissions' ? html`<${Overwrites} server=${server} channel=${channel} may=${can(rights, 'MANAGE_ROLES')} />` : null}
    ${tab === 'why' ? html`<${Why} server=${server} channel=${channel} />` : null}
  <//>`;
}

function Overview({ server, channel }) {
  const serverId = server.server.id;
  const [type, setType] = useState(channel?.type ?? 'text');
  const categories = ordered(server).filter((one) => one.type === 'category');
  async function save(event) {
    event.preventDefault();
    const { name, topic, parentId, slowmode, hidden } = Object.fromEntries(new FormData(event.target));
    const fields = { name, ...(type === 'category' ? {} : { parentId: parentId || null }), ...(isText({ type }) ? { topic: topic || null, slowmodeSeconds: Number(slowmode || 0) } : {}) };
    try {
      if (channel) {
        apply('channel:update', await command('channel:update', { channelId: channel.id, ...fields }));
        return toast(t('saved'));
      }
      for (const key in fields) if (fields[key] === null) delete fields[key];
      const overwrites = hidden ? [{ targetType: 'role', targetId: serverId, allow: '0', deny: String(VIEW) }] : undefined;
      const made = await command('channel:create', { serverId, type, ...fields, overwrites });
      apply('channel:create', made);
      close();
      if (isText(made)) toChannel(made.id);
    } catch (error) {
      oops(error);
    }
    return undefined;
  }
  const remove = () => show({ dialog: { is: 'confirm', words: `${t('deleteChannel')}: ${channel.name}`, yes: t('delete'), then: () => command('channel:delete', { channelId: channel.id }).catch(oops) } });
  return html`<form onSubmit=${save}>
    ${channel ? null : html`<label class="field"><span>${t('kind')}</span><select value=${type} onChange=${(event) => setType(event.target.value)}>
      ${['text', 'voice', 'category', 'announcement'].map((one) => html`<option value=${one}>${t(one)}</option>`)}</select></label>`}
    <label class="field"><span>${t('channelName')}</span><input name="name" required maxlength="100" value=${channel?.name ?? ''} /></label>
    ${type === 'category' ? null : html`<label class="field"><span>${t('category')}</span><select name="parentId">
      <option value="">${t('noCategory')}</option>${categories.map((one) => html`<option value=${one.id} selected=${channel?.parentId === one.id}>${one.name}</option>`)}</select></label>`}
    ${isText({ type }) ? html`<label class="field"><span>${t('topic')}</span><input name="topic" maxlength="1024" value=${channel?.topic ?? ''} /></label>
      <label class="field"><span>${t('slowmode')}</span><input name="slowmode" type="number" min="0" max="21600" value=${channel?.slowmodeSeconds ?? 0} /></label>` : null}
    ${channel ? null : html`<label class="check"><input type="checkbox" name="hidden" /> ${t('privateChannel')}</label>`}
    <div class="row end">${channel ? html`<button type="button" class="danger" onClick=${remove}>${t('deleteChannel')}</button>` : null}<button class="primary">${channel ? t('save') : t('create')}</button></div>
  </form>`;
}

const targetName = (server, { targetType, targetId }) =>
  targetType === 'member' ? nameOf(targetId, server.server.id)
    : targetId === server.server.id ? t('everyone') : (server.roles.find((role) => role.id === targetId)?.name ?? '?');

function Overwrites({ server, channel, may }) {
  const serverId = server.server.id;
  const everyone = { targetType: 'role', targetId: serverId, allow: '0', deny: '0' };
  const known = channel.overwrites ?? [];
  const list = known.some((one) => one.targetId === serverId) ? known : [everyone, ...known];
  const [chosen, setChosen] = useState(serverId);
  const [added, setAdded] = useState(null);
  const all = added && !list.some((one) => one.targetId === added.targetId) ? [...list, added] : list;
  const current = all.find((one) => one.targetId === chosen) ?? all[0];
  const [allow, deny] = [BigInt(current.allow), BigInt(current.deny)];

  const set = (name, value) => {
    const one = bit(name);
    const next = { allow: value === 'allow' ? allow | one : allow & ~one, deny: value === 'deny' ? deny | one : deny & ~one };
    const { targetType, targetId } = current;
    const call = next.allow || next.deny
      ? command('channel:overwrite_set', { channelId: channel.id, targetType, targetId, allow: String(next.allow), deny: String(next.deny) })
      : command('channel:overwrite_delete', { channelId: channel.id, targetType, targetId });
    call.catch(oops);
  };
  const add = (event) => {
    const [targetType, targetId] = event.target.value.split(':');
    if (!targetId) return;
    setAdded({ targetType, targetId, allow: '0', deny: '0' });
    setChosen(targetId);
    event.target.value = '';
  };
  const free = (id) => !all.some((one) => one.targetId === id);
  return html`<div class="split">
    <div>
      <ul>${all.map((one) => html`<li key=${one.targetId}><button class=${one.targetId === current.targetId ? 'here' : ''} aria-pressed=${one.targetId === current.targetId} onClick=${() => setChosen(one.targetId)}>${targetName(server, one)}</button></li>`)}</ul>
      ${may ? html`<select aria-label=${t('addTarget')} onChange=${add}><option value="">${t('addTarget')}</option>
        <optgroup label=${t('roles')}>${server.roles.filter((role) => free(role.id)).map((role) => html`<option value=${`role:${role.id}`}>${role.name}</option>`)}</optgroup>
        <optgroup label=${t('members')}>${[...(state.members.get(serverId)?.values() ?? [])].filter((one) => free(one.user.id)).slice(0, 100).map((one) => html`<option value=${`member:${one.user.id}`}>${one.nick || one.user.displayName}</option>`)}</optgroup></select>` : null}
    </div>
    <div class="rights three">${CHANNEL_RIGHTS.map((name) => {
      const value = allow & bit(name) ? 'allow' : deny & bit(name) ? 'deny' : 'inherit';
      return html`<div class="right" key=${name} role="radiogroup" aria-label=${rightName(name)}><span>${rightName(name)}</span><span class="choice">
        ${['deny', 'inherit', 'allow'].map((one) => html`<label class=${one} key=${one}><input type="radio" name=${`${current.targetId}-${name}`} checked=${value === one} disabled=${!may} onChange=${() => set(name, one)} />${t(one)}</label>`)}</span></div>`;
    })}</div>
  </div>`;
}

/** Asks the server why someone may what they may. */
function Why({ server, channel }) {
  const serverId = server.server.id;
  const [userId, setUserId] = useState(state.me.id);
  const [answer, setAnswer] = useState(null);
  useEffect(() => {
    setAnswer(null);
    query('permissions:check', { channelId: channel.id, ...(userId === state.me.id ? {} : { userId }) }).then(setAnswer, oops);
  }, [userId, channel.overwrites, server.roles, memberOf(serverId, userId)]);
  const names = (mask) => Object.keys(BITS).filter((name) => BigInt(mask) & bit(name)).map(rightName);
  const rule = (step) => {
    const key = `rule.${step.rule}`;
    const words = t(key, { name: server.roles.find((role) => role.id === step.id)?.name ?? '?' });
    return words === key ? step.rule.replaceAll('_', ' ') : words;
  };
  const shorten = (list) => (list.length > 8 ? `${list.slice(0, 8).join(', ')} …` : list.join(', '));
  return html`<div>
    <label class="field"><span>${t('whyTitle', { name: nameOf(userId, serverId), channel: channel.name })}</span>
      <select value=${userId} onChange=${(event) => setUserId(event.target.value)}>
        ${[...(state.members.get(serverId)?.values() ?? [])].slice(0, 200).map((one) => html`<option value=${one.user.id} selected=${one.user.id === userId}>${one.nick || one.user.displayName}</option>`)}
      </select></label>
    ${answer ? html`
      <p class=${`verdict ${BigInt(answer.permissions) & VIEW ? '' : 'no'}`}>${t(BigInt(answer.permissions) & VIEW ? 'mayView' : 'mayNotView')}</p>
      <ol class="steps">${answer.steps.map((step, i) => html`<li key=${i}><strong>${rule(step)}</strong>
        ${BigInt(step.allow ?? 0) ? html`<br /><small>${t('gives', { rights: shorten(names(step.allow)) })}</small>` : null}
        ${BigInt(step.deny ?? 0) ? html`<br /><small>${t('takes', { rights: shorten(names(step.deny)) })}</small>` : null}</li>`)}</ol>
      <p><small>${names(answer.permissions).join(', ')}</small></p>` : html`<p class="hint">${t('loading')}</p>`}
  </div>`;
}
