/** Short notices of what went wrong or was done, read out by screen readers; each goes by itself. */
import { html } from '../lib.js';
import { changed } from '../state/store.js';
import { t } from '../i18n/index.js';

let toasts = [];

export function toast(words) {
  const one = { words, id: crypto.randomUUID() };
  toasts = [...toasts.slice(-3), one];
  changed();
  setTimeout(() => {
    toasts = toasts.filter((other) => other !== one);
    changed();
  }, 5_000);
}

/** Says what a refusal means. */
export const oops = (error) => toast(t('error', { why: error.code === 'TIMEOUT' ? t('noAnswer') : error.message }));

export const Toasts = () =>
  html`<div class="toasts" role="status" aria-live="polite">
    ${toasts.map((one) => html`<p key=${one.id} class="toast">${one.words}</p>`)}
  </div>`;
