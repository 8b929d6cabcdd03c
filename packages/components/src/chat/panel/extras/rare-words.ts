import type { ChatStrings } from '../../strings.en.ts';
import { rareEnglish, type RareStrings } from '../../strings.rare.en.ts';

/** The rare words of a language; English where a language brings none. @internal */
export const rareWords = ({ rare = rareEnglish }: ChatStrings): RareStrings => rare;
