import { idPrefixes } from '@tellerkit/contract';
import type { IdKind } from '@tellerkit/contract';
import type { Clock } from './clock.ts';

/** Creates an id of the given kind. */
export type NewId = (kind: IdKind) => string;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeCharacters = 10;
const randomCharacters = 16;

/**
 * Creates a generator of ids: the prefix of the kind, then a lower-case ULID. The ids sort in the order of their
 * creation, even within one millisecond.
 */
export function createIds(clock: Clock): NewId {
  let lastTime = -1;
  let random: number[] = [];
  return (kind) => {
    const time = Math.max(Math.floor(clock.now()), lastTime);
    random = time === lastTime ? increment(random) : drawRandom();
    lastTime = time;
    return `${idPrefixes[kind]}_${encodeTime(time)}${random.map((digit) => alphabet[digit]).join('')}`;
  };
}

function encodeTime(time: number): string {
  let rest = time;
  let encoded = '';
  for (let index = 0; index < timeCharacters; index += 1) {
    encoded = `${alphabet[rest % alphabet.length]}${encoded}`;
    rest = Math.floor(rest / alphabet.length);
  }
  return encoded;
}

function drawRandom(): number[] {
  const bytes = crypto.getRandomValues(new Uint8Array(randomCharacters));
  // The first digit starts in the lower half, so that incrementing within a millisecond never overflows
  return [...bytes].map(
    (byte, index) => byte % (index === 0 ? alphabet.length / 2 : alphabet.length),
  );
}

function increment(digits: readonly number[]): number[] {
  const next = [...digits];
  for (let index = next.length - 1; index >= 0; index -= 1) {
    const digit = (next[index] ?? 0) + 1;
    next[index] = digit % alphabet.length;
    if (digit < alphabet.length) break;
  }
  return next;
}
