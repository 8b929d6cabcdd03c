/** A fault that a JSON text can have although its syntax is valid. */
export type JsonFault = 'too-deep' | 'repeated-key';

/** Maximum depth of nested objects and arrays. Requests of the contract need less than a tenth of this depth. */
export const maxDepth = 64;

/**
 * Scans a valid JSON text for faults that parsers treat differently: deep nesting, and a key that an object
 * repeats. Some parsers take the first of two equal keys and some the last (RFC 8259, section 4).
 */
export function scanJson(text: string): JsonFault | undefined {
  /** The objects and arrays around the current position: for an object its keys so far, for an array undefined. */
  const open: (Set<string> | undefined)[] = [];
  let isKeyNext = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (isKeyNext && keys) {
        const key = JSON.parse(text.slice(at, end + 1)) as string;
        if (keys.has(key)) return 'repeated-key';
        keys.add(key);
        isKeyNext = false;
      }
      at = end;
    } else if (character === '{' || character === '[') {
      if (open.length >= maxDepth) return 'too-deep';
      open.push(character === '{' ? new Set() : undefined);
      isKeyNext = character === '{';
    } else if (character === '}' || character === ']') {
      open.pop();
      isKeyNext = false;
    } else if (character === ',') isKeyNext = open.at(-1) !== undefined;
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
}
