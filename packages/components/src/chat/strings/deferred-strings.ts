import type { ChatStrings } from './strings.en.ts';
import { deferredEnglish } from './deferred-strings.en.ts';
import type { DeferredStrings } from './deferred-strings.en.ts';

/** The deferred strings of a language; English where a language has none of its own. */
export const deferredStrings = ({ deferred = deferredEnglish }: ChatStrings): DeferredStrings =>
  deferred;
