/** A message from one node to the others. */
export interface BusMessage {
  readonly topic: string;
  /** An ephemeral event. Undefined if the message only announces new data in the database. */
  readonly payload?: string | undefined;
}

/**
 * Maximum length of a piece without its header. PostgreSQL limits a notification to fewer than 8,000 bytes, so 200
 * bytes are left for the header.
 */
const pieceLength = 7800;

/**
 * Maximum length of a batch in bytes. A longer batch is sent without payloads, so that it only notifies its topics of
 * new data.
 */
const longestBatch = 32 * pieceLength;

/**
 * Encodes a batch of messages as payloads of PostgreSQL notifications. Splits a batch into several pieces if it is too
 * long for one notification.
 *
 * @param node - Name of the sending node, in letters and digits.
 * @param serial - Number of the batch, counted by the sender.
 */
export function encodeBatch(
  node: string,
  serial: number,
  messages: readonly BusMessage[],
): string[] {
  const text = toAscii(messages);
  if (text.length > longestBatch && messages.some(({ payload }) => payload !== undefined))
    return encodeBatch(
      node,
      serial,
      messages.map(({ topic }) => ({ topic })),
    );
  const count = Math.ceil(text.length / pieceLength);
  return Array.from({ length: count }, (_, index) => {
    const piece = text.slice(index * pieceLength, (index + 1) * pieceLength);
    return `${node}:${serial}:${index}:${count}:${piece}`;
  });
}

/** Encodes messages as JSON in ASCII. Each character is one byte, so the text can be split anywhere. */
function toAscii(messages: readonly BusMessage[]): string {
  const rows = messages.map(({ topic, payload }) =>
    payload === undefined ? [topic] : [topic, payload],
  );
  return JSON.stringify(rows).replaceAll(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

interface Partial {
  readonly serial: string;
  readonly pieces: string[];
}

/**
 * Joins the pieces of the batches that other nodes send. If a piece is missing or out of order, the reader drops the
 * whole batch.
 */
export class NotificationReader {
  readonly #own: string;
  readonly #partials = new Map<string, Partial>();

  constructor(own: string) {
    this.#own = own;
  }

  /**
   * Returns the messages of a batch if `payload` is its last piece. Returns an empty list for every other piece, and
   * for batches that this node sent.
   */
  read(payload: string): BusMessage[] {
    const head = /^(\w+):(\d+):(\d+):(\d+):/.exec(payload);
    if (!head) return [];
    const [start, node = '', serial = '', index = '', count = ''] = head;
    if (node === this.#own) return [];
    const partial = this.#partials.get(node);
    const pieces = partial?.serial === serial ? partial.pieces : [];
    this.#partials.delete(node);
    if (pieces.length !== Number(index)) return [];
    pieces.push(payload.slice(start.length));
    if (pieces.length === Number(count)) return decode(pieces.join(''));
    this.#partials.set(node, { serial, pieces });
    return [];
  }
}

function decode(text: string): BusMessage[] {
  try {
    const rows = JSON.parse(text) as [string, string?][];
    return rows.map(([topic, payload]) => ({ topic, payload }));
  } catch {
    return [];
  }
}
