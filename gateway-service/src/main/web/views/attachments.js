/** Files of a message: pictures as pictures, all else by name; and those on their way. */
import { html, Pure } from '../lib.js';
import { query } from '../state/session.js';
import { t } from '../i18n/index.js';
import { Icon, IconButton } from './parts.js';

export const size = (bytes) =>
  bytes < 1024 ? `${bytes} B` : bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

const FRESH_MS = 240_000;
const urls = new Map();

/** A signed address of a file; it lives five minutes, so it is asked for anew after four. */
async function urlOf(channelId, id) {
  const known = urls.get(id);
  if (known && Date.now() - known.at < FRESH_MS) return known.url;
  const answer = await query('media:url', { channelId, attachmentIds: [id] });
  const { url } = answer.urls[0];
  if (urls.size > 500) urls.clear();
  urls.set(id, { url, at: Date.now() });
  return url;
}

class Picture extends Pure {
  state = { url: null };

  componentDidMount() {
    const { file, channelId } = this.props;
    urlOf(channelId, file.id).then((url) => this.setState({ url }), () => {});
  }

  render({ file }, { url }) {
    return html`<img src=${url ?? file.preview} alt=${file.filename} width=${file.width} height=${file.height} loading="lazy" />`;
  }
}

const open = (event, channelId, id) => {
  event.preventDefault();
  // Opened before the address is known, as a window that a person did not ask for would be refused.
  const page = window.open('about:blank', '_blank');
  urlOf(channelId, id).then((url) => {
    page.opener = null;
    page.location = url;
  }, () => page.close());
};

export const Attachments = ({ channelId, list }) => html`
  <ul class="attachments">
    ${list.map((file) => html`<li key=${file.id}>
      <a href=${file.url} class=${file.width ? '' : 'file'} onClick=${(event) => open(event, channelId, file.id)}>
        ${/^image\//.test(file.contentType ?? '') && file.width
          ? html`<${Picture} file=${file} channelId=${channelId} />`
          : html`<${Icon} name="clip" /> ${file.filename} <small>${size(file.size ?? 0)}</small>`}
      </a></li>`)}
  </ul>
`;

/** What is being uploaded for the message that is written. */
export const Uploads = ({ list, onRemove }) =>
  list.length
    ? html`<ul class="uploads" aria-label=${t('uploading')}>
        ${list.map((one) => html`<li class="upload" key=${one.key}>
          ${one.picture ? html`<img src=${one.picture} alt="" />` : html`<${Icon} name="clip" />`}
          <span dir="auto">${one.file.name}</span>
          ${one.attachment ? html`<small>${size(one.file.size)}</small>` : html`<progress value=${one.share} max="1" aria-label=${one.file.name}></progress>`}
          <${IconButton} icon="close" label=${`${t('remove')}: ${one.file.name}`} onClick=${() => onRemove(one)} />
        </li>`)}
      </ul>`
    : null;
