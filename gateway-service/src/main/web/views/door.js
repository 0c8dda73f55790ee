/** Signing in and up. */
import { html, useState } from '../lib.js';
import * as auth from '../net/auth.js';
import { start } from '../state/session.js';
import { t } from '../i18n/index.js';

export function Door({ ended }) {
  const [isNew, setNew] = useState(location.pathname.startsWith('/invite/'));
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function enter(event) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target));
    if (!fields.displayName) delete fields.displayName;
    setBusy(true);
    setProblem(null);
    try {
      start(await (isNew ? auth.register : auth.login)(fields));
    } catch (error) {
      if (error.status === 0) setProblem({ words: t('unreachable') });
      else if (error.status === 401) setProblem({ words: t('wrongLogin') });
      else setProblem({ words: error.message, field: error.field });
    }
    setBusy(false);
  }

  const field = (name, more) => html`
    <label class="field">
      <span>${t(name)}${more.optional ? html` <small>${t('optional')}</small>` : null}</span>
      <input name=${name} ...${more.input} aria-invalid=${problem?.field === name ? 'true' : undefined} />
      ${isNew && more.hint ? html`<small>${more.hint}</small>` : null}
    </label>
  `;

  return html`
    <main class="door">
      <section class="door-art" aria-hidden="true"><${Mark} /></section>
      <form class="door-form" onSubmit=${enter}>
        <h1 class="brand">CRYB</h1>
        <p class="tagline">${t('tagline')}</p>
        ${ended ? html`<p class="notice" role="alert">${t('ended')}</p>` : null}
        ${field('username', { hint: t('usernameHint'), input: { required: true, autocomplete: 'username', autocapitalize: 'none', spellcheck: false, maxlength: 32 } })}
        ${isNew ? field('displayName', { optional: true, input: { autocomplete: 'nickname', maxlength: 32 } }) : null}
        ${field('password', { hint: t('passwordHint'), input: { type: 'password', required: true, minlength: isNew ? 8 : 1, maxlength: 128, autocomplete: isNew ? 'new-password' : 'current-password' } })}
        ${problem ? html`<p class="problem" role="alert">${problem.words}</p>` : null}
        <button class="primary wide" disabled=${busy}>${isNew ? t('signUp') : t('signIn')}</button>
        <button type="button" class="plain wide" onClick=${() => setNew(!isNew)}>
          ${isNew ? t('haveAccount') : t('noAccount')}
        </button>
      </form>
    </main>
  `;
}

const Mark = () => html`
  <svg viewBox="0 0 400 400" preserveAspectRatio="xMidYMid slice">
    ${[190, 150, 110, 70].map((r, i) => html`<path key=${r} d=${arc(r)} class=${`ring ring-${i}`} />`)}
    <circle cx="262" cy="200" r="22" class="dot" />
  </svg>
`;

const arc = (r) => {
  const [x, y] = [200 + r * Math.cos(0.8), r * Math.sin(0.8)];
  return `M ${x} ${200 - y} A ${r} ${r} 0 1 0 ${x} ${200 + y}`;
};
