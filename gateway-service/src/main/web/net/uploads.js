/**
 * Files on their way: asked for over the socket, put to where the answer says, then said to be complete.
 *
 * A large file goes in parts, one after the other. Nothing of it passes the gateway.
 */

/** Puts a body and tells how far it is; resolves with the ETag that the store gave. */
function put(method, url, headers, body, { onProgress, signal }) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers ?? {})) {
      // Browsers set these by themselves, and refuse to be told.
      if (!/^(host|content-length)$/i.test(name)) request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () =>
      request.status < 300 ? done(request.getResponseHeader('ETag')) : fail(new Error(`HTTP ${request.status}`));
    request.onerror = () => fail(new Error('unreachable'));
    request.onabort = () => fail(new DOMException('given up', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

/** What pictures are made of. */
export const PICTURES = 'image/png,image/jpeg,image/gif';

const QUIET = { onProgress() {}, signal: new AbortController().signal };

/**
 * A picture of oneself, a server or an emoji.
 *
 * @param {{purpose: 'avatar' | 'icon' | 'emoji', serverId?: string}} what
 * @returns {Promise<string>} the upload, to be named where the picture is to be
 */
export const uploadPicture = (command, file, what) => upload(command, file, { ...QUIET, ...what }).then(({ id }) => id);

/**
 * @param {(event: string, data: object) => Promise<object>} command
 * @param {File} file
 * @param {{channelId?: string, purpose?: string, serverId?: string, onProgress: (share: number) => void, signal: AbortSignal}} how
 * @returns {Promise<object>} the attachment
 */
export async function upload(command, file, { purpose = 'attachment', channelId, serverId, onProgress, signal }) {
  const asked = await command('media:upload_request', {
    purpose,
    channelId,
    serverId,
    filename: file.name || 'file',
    size: file.size,
    contentType: file.type || 'application/octet-stream',
  });
  const { uploadId } = asked;
  const giveUp = () => command('media:upload_cancel', { uploadId }).catch(() => {});
  try {
    let parts;
    if (asked.parts) {
      parts = [];
      for (const { partNumber, url } of asked.parts) {
        const from = (partNumber - 1) * asked.partSize;
        const body = file.slice(from, Math.min(from + asked.partSize, file.size));
        const share = (sent) => onProgress((from + sent) / file.size);
        parts.push({ partNumber, etag: await put('PUT', url, {}, body, { onProgress: share, signal }) });
      }
    } else {
      const share = (sent) => onProgress(file.size ? sent / file.size : 1);
      await put(asked.method ?? 'PUT', asked.url, asked.headers, file, { onProgress: share, signal });
    }
    const { attachment } = await command('media:upload_complete', parts ? { uploadId, parts } : { uploadId });
    return attachment ?? { id: uploadId };
  } catch (error) {
    giveUp();
    throw error;
  }
}
