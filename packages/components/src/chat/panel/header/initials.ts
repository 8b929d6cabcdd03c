import { firstCharacter } from '@tellerkit/sdk';

/** Returns the initials for an avatar: one or two letters in Latin, Cyrillic and Greek, else the first character. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const first = firstCharacter(parts[0] ?? '');
  if (!/^\p{sc=Latin}|^\p{sc=Cyrl}|^\p{sc=Grek}/u.test(first)) return first;
  const last = parts.length > 1 ? firstCharacter(parts.at(-1) ?? '') : '';
  return (first + last).toUpperCase();
}
