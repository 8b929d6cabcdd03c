import type { ChatStrings } from './strings.en.ts';
import { rareEnglish, type RareStrings } from './deferred-strings.en.ts';

/** The rare words of a language; English where a language brings none. @internal */
export const rareWords = ({ rare = rareEnglish }: ChatStrings): RareStrings => rare;
