/** Words in the reader's language; what is not translated is said in English. */
import en from './en.js';
import de from './de.js';

const LANGUAGES = { en, de };
const RTL = ['ar', 'he', 'fa', 'ur'];

export const settings = read();

function read() {
  const defaults = { language: '', theme: 'system', direction: '' };
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem('cryb.settings')) };
  } catch {
    return defaults;
  }
}

export function change(what) {
  Object.assign(settings, what);
  localStorage.setItem('cryb.settings', JSON.stringify(settings));
  applySettings();
}

/** Sets language, direction and colours of the page. */
export function applySettings() {
  const page = document.documentElement;
  page.lang = language();
  page.dir = settings.direction || (RTL.includes((navigator.language ?? 'en').slice(0, 2)) ? 'rtl' : 'ltr');
  page.dataset.theme = settings.theme;
}

export function language() {
  const asked = [settings.language, ...(navigator.languages ?? [])].map((tag) => (tag ?? '').slice(0, 2));
  return asked.find((tag) => LANGUAGES[tag]) ?? 'en';
}

export function t(key, values = {}) {
  const words = LANGUAGES[language()][key] ?? en[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export const time = (iso) => new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(new Date(iso));
export const moment = (iso) =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));

export function day(iso) {
  const date = new Date(iso);
  const days = Math.round((startOf(new Date()) - startOf(date)) / 86_400_000);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  return new Intl.DateTimeFormat(language(), { dateStyle: 'full' }).format(date);
}

const startOf = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
