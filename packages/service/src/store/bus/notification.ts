/** What one node tells the others: a topic, and what passes there. */
export interface BusMessage {
  readonly topic: string;
  /** Absent where there is only something to read. */
  readonly payload?: string | undefined;
}

/** PostgreSQL takes fewer than 8,000 bytes in a notification; the rest is for the piece's head. */
const pieceLength = 7800;

/** A batch longer than this is not sent whole: its ephemeral events become news that there is something to read. */
const longestBatch = 32 * pieceLength;

/**
 * Puts messages into the payloads of notifications, in pieces where they are too long for one.
 *
 * @param node - names the sender, in letters and digits.
 * @param serial - counts the sender's batches.
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

/** JSON in ASCII, so that a character is a byte and may be cut anywhere. */
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
 * Puts the pieces of other nodes' notifications together. One that does not fit is dropped with what
 * came of its batch before.
 */
export class NotificationReader {
  readonly #own: string;
  readonly #partials = new Map<string, Partial>();

  constructor(own: string) {
    this.#own = own;
  }

  /** The messages of a batch, once its last piece is there; none of the own node. */
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
