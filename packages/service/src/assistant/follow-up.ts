import { normalize } from '../search/tokenizer.ts';
import type { Turn } from './assistant.ts';
import { readIntent } from './intent.ts';

const continuesPattern =
  /^(?:and|but|so|or|also|then|what about|how about|what if|ok(?:ay)? (?:and|but|so))\b|^(?:那|还有|但|可是|如果|要是|然后|另外)/;
const pointsBackPattern =
  /\b(?:it|that|this|them|they|those|these|one|there|same)\b|它|这个|那个|这种|这样|这张|那张|该/;
const maxWords = 8;
const maxHan = 10;
const fewWords = 4;
const fewHan = 6;

/**
 * Returns the customer's last questions, to which an elliptical question such as "and how much is it?" refers. Returns
 * `null` if the question stands by itself or is the first question.
 */
export function contextOf(text: string, history: readonly Turn[]): string | null {
  if (!refersBack(text)) return null;
  const questions = history
    .filter((turn) => turn.role === 'customer' && readIntent(turn.text).kind === 'question')
    .slice(-3)
    .reverse();
  const used: string[] = [];
  for (const { text: earlier } of questions) {
    used.push(earlier);
    if (!refersBack(earlier)) break;
  }
  return used.length === 0 ? null : used.join('\n');
}

function refersBack(text: string): boolean {
  const message = normalize(text.slice(0, 200)).trim();
  if (continuesPattern.test(message)) return true;
  const han = message.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = message.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (han > 0) return han <= fewHan || (han <= maxHan && pointsBackPattern.test(message));
  return words <= fewWords || (words <= maxWords && pointsBackPattern.test(message));
}
