import { firstCharacter } from '@tellerkit/sdk';
import type { Role } from '@tellerkit/sdk';
import type { ChatStrings } from './strings.en.ts';

/** Returns the name of a speaker, or the name of the role if the speaker has none. */
export function speakerName(strings: ChatStrings, role: Role, name: string | null): string {
  if (role === 'customer') return strings.you;
  if (name) return name;
  if (role === 'assistant') return strings.assistant;
  return role === 'agent' ? strings.agent : strings.bank;
}

/** Returns the initials for an avatar: one or two letters in Latin, Cyrillic and Greek, else the first character. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const first = firstCharacter(parts[0] ?? '');
  if (!/^\p{sc=Latin}|^\p{sc=Cyrl}|^\p{sc=Grek}/u.test(first)) return first;
  const last = parts.length > 1 ? firstCharacter(parts.at(-1) ?? '') : '';
  return (first + last).toUpperCase();
}
