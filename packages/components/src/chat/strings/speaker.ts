import type { Role } from '@tellerkit/sdk';
import { withoutControls } from '../../locales/bidi.ts';
import type { ChatStrings } from './strings.en.ts';

/** Returns the name of a speaker, or the name of the role if the speaker has none. */
export function speakerName(strings: ChatStrings, role: Role, name: string | null): string {
  if (role === 'customer') return strings.you;
  const plain = withoutControls(name ?? '');
  if (plain.trim()) return plain;
  if (role === 'assistant') return strings.assistant;
  return role === 'agent' ? strings.agent : strings.bank;
}
