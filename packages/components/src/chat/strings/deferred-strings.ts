import type { ChatStrings } from './strings.en.ts';
import { deferredEnglish } from './deferred-strings.en.ts';
import type { DeferredStrings } from './deferred-strings.en.ts';

/** Returns the deferred strings of a language. The English strings are in a file that loads later. */
export const deferredStrings = ({ deferred = deferredEnglish }: ChatStrings): DeferredStrings =>
  deferred;
