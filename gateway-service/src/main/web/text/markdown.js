/**
 * What people write, as markup that is safe to show.
 *
 * Markup in the text is shown as it was typed, never taken as markup; pictures become links, so that reading a message
 * asks nothing of a stranger's machine. What the renderer makes then passes a list of allowed elements.
 */
import { Marked } from '../vendor/marked.esm.js';
import DOMPurify from '../vendor/purify.es.mjs';

const ALLOWED_TAGS = [
  'p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'span', 'hr',
  'table', 'thead', 'tbody', 'tr', 'th', 'td',
];
const ALLOWED_ATTR = ['href', 'class', 'data-user', 'start', 'target', 'rel', 'tabindex'];

export function escape(text) {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const mention = {
  name: 'mention',
  level: 'inline',
  start: (source) => source.match(/<@&?\d|@everyone/)?.index,
  tokenizer(source) {
    const match = /^(?:<@(&?)(\d{1,20})>|@everyone\b)/.exec(source);
    return match && { type: 'mention', raw: match[0], role: match[1] === '&', id: match[2] };
  },
  renderer({ id, role }) {
    const { mine, text } = names(id, role);
    const target = id && !role ? ` data-user="${id}"` : '';
    return `<span class="mention${mine ? ' mine' : ''}"${target}>@${escape(text)}</span>`;
  },
};

/** Names of who is mentioned, for the message being rendered. */
let names = () => ({ text: '' });

const link = (href, inner) =>
  /^(https?|mailto):/i.test(href)
    ? `<a href="${escape(href)}" target="_blank" rel="noopener noreferrer nofollow">${inner}</a>`
    : inner;

const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: [mention],
  renderer: {
    html: ({ raw, text }) => escape(raw ?? text),
    image: ({ href, text }) => link(href, escape(text || href)),
    link({ href, tokens }) {
      return link(href, this.parser.parseInline(tokens));
    },
    heading({ tokens }) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`;
    },
    // What is wider than the screen is scrolled by keyboard too.
    code: ({ text }) => `<pre tabindex="0"><code>${escape(text)}\n</code></pre>`,
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

let configured = false;

/** The list is given once: read again for each message, it would take as long as the message. */
function purify(markup) {
  if (!configured) {
    DOMPurify.setConfig({ ALLOWED_TAGS, ALLOWED_ATTR, ALLOW_DATA_ATTR: false });
    configured = true;
  }
  return DOMPurify.sanitize(markup);
}

/** @param {(id?: string, role?: boolean) => {text: string, mine: boolean}} namesOf */
export function markdown(content, namesOf) {
  names = namesOf;
  return purify(marked.parse(content, { async: false }));
}

/** The same as one line of plain words, for replies and notices. */
export function plain(content, namesOf) {
  return content
    .replace(/<@(&?)(\d{1,20})>/g, (_, role, id) => `@${namesOf(id, role === '&').text}`)
    .replace(/\s+/g, ' ')
    .slice(0, 140);
}
