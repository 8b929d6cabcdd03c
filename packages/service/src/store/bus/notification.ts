/** A message from one node to the others. */
export interface BusMessage {
  readonly topic: string;
  /** An ephemeral event. Absent if the topic only has new data in the database. */
  readonly payload?: string | undefined;
}

/** PostgreSQL limits a notification to fewer than 8,000 bytes. The difference is for the header of the piece. */
const pieceLength = 7800;

/** Maximum length of a batch. A longer batch is sent without its payloads, as plain notifications of its topics. */
const longestBatch = 32 * pieceLength;

/**
 * Encodes messages as payloads of notifications. Splits them into several pieces if they are too long for one.
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

/** Encodes messages as JSON in ASCII: each character is one byte, so the text can be split anywhere. */
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
 * Joins the pieces of other nodes' batches. A piece out of order is dropped together with the earlier pieces of its
 * batch.
 */
export class NotificationReader {
  readonly #own: string;
  readonly #partials = new Map<string, Partial>();

  constructor(own: string) {
    this.#own = own;
  }

  /** Returns the messages of a batch after its last piece. Returns none before that, and none from the own node. */
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
