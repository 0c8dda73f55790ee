/**
 * A stretch of one channel's messages: what is shown of it, bounded, with both ends known.
 *
 * `list` is oldest first; `endSeq` is the newest place that it accounts for; `atStart` and `atEnd` tell whether the
 * channel goes on beyond. Growing on one side past MOST lets go of the other.
 */
/** How many are asked for at first, and when the reader goes on. */
export const PAGE = 50;
export const MORE = 100;
export const MOST = 250;

export const empty = () => ({ list: [], atStart: false, atEnd: false, endSeq: 0, loading: false, error: null });

const bySeq = (a, b) => a.seq - b.seq;

function merged(list, more) {
  const byId = new Map(list.map((message) => [message.id, message]));
  for (const message of more) byId.set(message.id, message);
  return [...byId.values()].sort(bySeq);
}

/** A stretch that begins anew with one answer of channel:messages. */
export function fresh(answer, { around = false } = {}) {
  const list = [...answer.messages].sort(bySeq);
  const last = Math.max(list.at(-1)?.seq ?? 0, ...answer.deleted);
  const atEnd = !around || last >= answer.seq;
  return { ...empty(), list, atStart: around ? false : !answer.hasMore, atEnd, endSeq: atEnd ? answer.seq : last };
}

export function older(stretch, answer) {
  let list = merged(stretch.list, answer.messages);
  let { atEnd, endSeq } = stretch;
  if (list.length > MOST) {
    list = list.slice(0, MOST);
    atEnd = false;
    endSeq = list.at(-1).seq;
  }
  return { ...stretch, list, atStart: !answer.hasMore, atEnd, endSeq, loading: false };
}

export function newer(stretch, answer) {
  let list = merged(stretch.list, answer.messages);
  let { atStart } = stretch;
  if (list.length > MOST) {
    list = list.slice(-MOST);
    atStart = false;
  }
  const last = Math.max(list.at(-1)?.seq ?? 0, ...answer.deleted);
  const atEnd = !answer.hasMore;
  return { ...stretch, list, atStart, atEnd, endSeq: atEnd ? Math.max(answer.seq, last) : last, loading: false };
}

/**
 * A message that has just been said.
 *
 * @returns {{stretch: object, gap?: [number, number]}} `gap` are places that it shows to be missing
 */
export function said(stretch, message) {
  if (!stretch.atEnd) return { stretch };
  const gap = message.seq > stretch.endSeq + 1 ? [stretch.endSeq + 1, message.seq - 1] : undefined;
  let list = merged(stretch.list, [message]);
  let { atStart } = stretch;
  if (list.length > MOST) {
    list = list.slice(-MOST);
    atStart = false;
  }
  return { stretch: { ...stretch, list, atStart, endSeq: Math.max(stretch.endSeq, message.seq) }, gap };
}

export const filled = (stretch, messages) => ({ ...stretch, list: merged(stretch.list, messages) });

export function changed(stretch, messageId, change) {
  const at = stretch.list.findIndex((message) => message.id === messageId);
  if (at < 0) return stretch;
  const list = [...stretch.list];
  list[at] = change(list[at]);
  return { ...stretch, list };
}

/** What is deleted goes, and replies to it say so. */
export function gone(stretch, ids) {
  const list = stretch.list
    .filter((message) => !ids.includes(message.id))
    .map((message) =>
      message.replyTo && ids.includes(message.replyTo.id) && !message.replyTo.deleted
        ? { ...message, replyTo: { ...message.replyTo, deleted: true, content: '' } }
        : message,
    );
  return { ...stretch, list };
}
