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
  spoken = undefined;
  applySettings();
}

/** Sets language, direction and colours of the page. */
export function applySettings() {
  const page = document.documentElement;
  page.lang = language();
  page.dir = settings.direction || (RTL.includes((navigator.language ?? 'en').slice(0, 2)) ? 'rtl' : 'ltr');
  page.dataset.theme = settings.theme;
}

/** Found once, as every word that is shown asks for it. */
let spoken;

export function language() {
  if (!spoken) {
    const asked = [settings.language, ...(navigator.languages ?? [])].map((tag) => (tag ?? '').slice(0, 2));
    spoken = asked.find((tag) => LANGUAGES[tag]) ?? 'en';
  }
  return spoken;
}

addEventListener('languagechange', () => (spoken = undefined));

export function t(key, values = {}) {
  const words = LANGUAGES[language()][key] ?? en[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** A form that is made once for a language and a time zone: making it takes longer than drawing a message. */
function form(options) {
  let made;
  let madeFor;
  return (date) => {
    const now = `${language()} ${new Date().getTimezoneOffset()}`;
    if (now !== madeFor) {
      made = new Intl.DateTimeFormat(language(), options);
      madeFor = now;
    }
    return made.format(date);
  };
}

const short = form({ timeStyle: 'short' });
const full = form({ dateStyle: 'long', timeStyle: 'short' });
const whole = form({ dateStyle: 'full' });

export const time = (iso) => short(new Date(iso));
export const moment = (iso) => full(new Date(iso));

export function day(iso) {
  const date = new Date(iso);
  const days = Math.round((startOf(new Date()) - startOf(date)) / 86_400_000);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  return whole(date);
}

const startOf = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
