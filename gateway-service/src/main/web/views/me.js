/** Oneself: status, profile, the page's looks, password, signing out. */
import { html } from '../lib.js';
import { state, apply, changed } from '../state/store.js';
import { command, stop } from '../state/session.js';
import * as auth from '../net/auth.js';
import { settings, change, language, t } from '../i18n/index.js';
import { toAdmin } from '../state/place.js';
import { PICTURES, uploadPicture } from '../net/uploads.js';
import { Frame } from './frame.js';
import { Avatar } from './parts.js';
import { oops, toast } from './toasts.js';

const set = (what) => {
  change(what);
  changed();
};

const choice = (name, label, values) => html`
  <label class="field"><span>${t(label)}</span>
    <select value=${settings[name]} onChange=${(event) => set({ [name]: event.target.value })}>
      ${values.map(([value, words]) => html`<option value=${value} selected=${settings[name] === value}>${words}</option>`)}
    </select></label>
`;

export function MeDialog() {
  const { me } = state;
  const presence = state.presences.get(me.id);
  const custom = presence?.activities?.find((one) => one.type === 'custom')?.state ?? '';
  const say = (status, words) =>
    command('presence:update', { status, activities: words ? [{ type: 'custom', name: 'Custom', state: words }] : [] }).then(
      (next) => apply('presence:update', next), oops);
  const profile = (event) => {
    event.preventDefault();
    const { displayName, bio } = Object.fromEntries(new FormData(event.target));
    command('user:update', { displayName, bio: bio || null }).then((user) => {
      apply('user:update', user);
      toast(t('saved'));
    }, oops);
  };
  const avatar = (event) => {
    const [file] = event.target.files;
    if (file) uploadPicture(command, file, { purpose: 'avatar' }).then((upload) => wear(upload), oops);
  };
  const wear = (upload) =>
    command('user:update', { avatar: upload }).then((user) => {
      apply('user:update', user);
      toast(t('saved'));
    }, oops);
  const password = (event) => {
    event.preventDefault();
    const form = event.target;
    const { current, next } = Object.fromEntries(new FormData(form));
    auth.changePassword(current, next).then(() => {
      form.reset();
      toast(t('saved'));
    }, oops);
  };
  const out = async () => {
    await auth.logout();
    stop();
    location.assign('/');
  };
  return html`<${Frame} title=${t('settings')}>
    <label class="field"><span>${t('status')}</span>
      <select onChange=${(event) => say(event.target.value, custom)}>
        ${['online', 'idle', 'dnd', 'invisible'].map((one) => html`<option value=${one} selected=${(presence?.status ?? 'online') === one}>${t(`status${one[0].toUpperCase()}${one.slice(1)}`)}</option>`)}
      </select></label>
    <label class="field"><span>${t('customStatus')}</span>
      <input maxlength="128" value=${custom} onChange=${(event) => say(presence?.status === 'offline' ? 'online' : (presence?.status ?? 'online'), event.target.value.trim())} /></label>
    <form onSubmit=${profile}><h3>${t('profile')}</h3>
      <label class="field"><span>${t('avatar')}</span><div class="row"><${Avatar} id=${me.id} name=${me.displayName} />
        <input type="file" accept=${PICTURES} onChange=${avatar} />
        ${state.users.get(me.id)?.avatar ? html`<button type="button" class="plain" onClick=${() => wear(null)}>${t('remove')}</button>` : null}</div></label>
      <label class="field"><span>${t('displayName')}</span><input name="displayName" required maxlength="32" value=${me.displayName} /></label>
      <label class="field"><span>${t('bio')}</span><textarea name="bio" maxlength="190" rows="2">${me.bio ?? ''}</textarea></label>
      <button class="primary">${t('save')}</button></form>
    ${choice('theme', 'theme', [['system', t('system')], ['light', t('light')], ['dark', t('dark')]])}
    ${choice('language', 'language', [['', `${t('system')} (${language()})`], ['en', 'English'], ['de', 'Deutsch']])}
    ${choice('direction', 'direction', [['', t('system')], ['ltr', t('ltr')], ['rtl', t('rtl')]])}
    <form onSubmit=${password}><h3>${t('changePassword')}</h3>
      <label class="field"><span>${t('currentPassword')}</span><input name="current" type="password" required autocomplete="current-password" /></label>
      <label class="field"><span>${t('newPassword')}</span><input name="next" type="password" required minlength="8" maxlength="128" autocomplete="new-password" /></label>
      <button class="plain">${t('changePassword')}</button></form>
    <div class="row end">${auth.isAdministrator() ? html`<button class="plain" onClick=${toAdmin}>${t('admin')}</button>` : null}<button class="danger" onClick=${out}>${t('signOut')}</button></div>
  <//>`;
}
