import type { Role } from '@tellerkit/sdk';
import type { ChatStrings } from './strings.en.ts';

/** How a speaker is called: by name, else by what they are. */
export function speakerName(strings: ChatStrings, role: Role, name: string | null): string {
  if (role === 'customer') return strings.you;
  if (name) return name;
  if (role === 'assistant') return strings.assistant;
  return role === 'agent' ? strings.agent : strings.bank;
}

/** Up to two letters in place of a picture; one for names in Chinese, Japanese or Korean. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  if (!/^\p{sc=Latin}|^\p{sc=Cyrl}|^\p{sc=Grek}/u.test(first)) return first;
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}
