import { cleanText, countCharacters } from '@tellerkit/sdk';
import { text } from './texts.ts';

/**
 * Keeps the form from sending a text that is longer than the service allows. `maxlength` counts UTF-16 code units
 * instead, and would cut a pasted text inside an emoji.
 */
export function limitCharacters(target: EventTarget | null, limit: number): void {
  const field = target as HTMLTextAreaElement;
  const over = countCharacters(cleanText(field.value)) - limit;
  field.setCustomValidity(over > 0 ? `${text('tooMany')} ${over}` : '');
}
