import { byteLength } from './byte-length.ts';
import type { JsonText } from './json-text.ts';

/** Length in characters below which one short text costs less than the encoding of each piece. */
const shortLength = 64 * 1024;

const encoder = new TextEncoder();

/**
 * The JSON of a `Value` in pieces. A page of stored items takes their JSON from the database as it is: to parse it and
 * to write it again would need three times the memory.
 */
export class JsonPieces<out Value> {
  declare readonly value?: Value;
  /** Length of the JSON in characters. */
  readonly length: number;
  readonly #pieces: readonly string[];

  constructor(pieces: readonly string[]) {
    this.#pieces = pieces;
    this.length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  /** Creates the JSON of an object with a list of items, for example of a page. */
  static withItems<Item, Rest extends object>({
    items,
    ...rest
  }: { readonly items: readonly JsonPieces<Item>[] } & Rest): JsonPieces<
    { items: Item[] } & Omit<Rest, 'items'>
  > {
    const list = items.flatMap((item, index) =>
      index === 0 ? item.#pieces : [',', ...item.#pieces],
    );
    return new JsonPieces([`${start(rest)}"items":[`, ...list, ']}']);
  }

  /** Creates the JSON of an object with a member whose JSON exists. */
  static withMember<Rest extends object, Name extends string, Member>(
    rest: Rest,
    name: Name,
    member: JsonText<Member>,
  ): JsonPieces<Rest & Record<Name, Unlocked<Member>>> {
    return new JsonPieces([`${start(rest)}"${name}":`, member, '}']);
  }

  toString(): string {
    return this.#pieces.join('');
  }

  /** Encodes the JSON in UTF-8. Joins no long text before. */
  toBytes(): Uint8Array<ArrayBuffer> {
    if (this.length < shortLength) return encoder.encode(this.toString());
    const bytes = new Uint8Array(this.#pieces.reduce((sum, piece) => sum + byteLength(piece), 0));
    let end = 0;
    for (const piece of this.#pieces) end += encoder.encodeInto(piece, bytes.subarray(end)).written;
    return bytes;
  }
}

/** A value that nobody else holds, so that its list may change. */
type Unlocked<Value> = Value extends readonly (infer Item)[] ? Item[] : Value;

/** Returns the JSON of an object with at least one member, up to the place of a further member. */
function start(object: object): string {
  return `${JSON.stringify(object).slice(0, -1)},`;
}
