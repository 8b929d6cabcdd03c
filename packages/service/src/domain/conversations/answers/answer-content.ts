import { citation, quickReply } from '@tellerkit/contract';
import type { ContentBlock, QuickReply } from '@tellerkit/contract';
import { cleanText, cutText } from '@tellerkit/contract/wire';
import type { AssistantDone } from '../../../assistant/assistant.ts';
import { isStorableText } from '../../../base/storable-text.ts';
import { serviceTexts } from '../../../texts/service-texts.ts';

/** Content blocks of a message, in the order in which they are shown. */
export type ContentBlocks = readonly ContentBlock[];

/** Options of {@link answerContent}. */
export interface AnswerContentOptions {
  readonly locale: string;
  /** Confidence below which the message offers a person. */
  readonly lowConfidence: number;
}

const handOff = 'hand-off';
const maxCitations = 10;
const maxReplies = 8;
// Characters of the longest excerpt, title and label that the contract allows
const maxExcerptLength = 400;
const maxTitleLength = 200;
const maxLabelLength = 80;

/**
 * Builds the content of a finished answer: its text, its sources, a notice if the answer is uncertain, and quick
 * replies. Leaves out citations and quick replies that are invalid under the contract. If nothing remains, returns the
 * content of a failed answer.
 */
export function answerContent(
  text: string,
  done: AssistantDone,
  { locale, lowConfidence }: AnswerContentOptions,
): ContentBlocks {
  const content: ContentBlock[] = [];
  if (text.trim() !== '') content.push({ type: 'markdown', text });
  const citations = done.citations
    .map(({ excerpt, title, url, ...source }) => ({
      ...source,
      url: url && cleanText(url),
      title: cutText(cleanText(title), maxTitleLength),
      excerpt: cutText(cleanText(excerpt), maxExcerptLength),
    }))
    .filter((source) => citation.safeParse(source).success)
    .slice(0, maxCitations);
  if (citations.length > 0) content.push({ type: 'citations', citations });
  const handsOff = done.intent === handOff;
  const uncertain = !handsOff && done.confidence < lowConfidence;
  const texts = serviceTexts(locale);
  if (uncertain)
    content.push({
      type: 'notice',
      tone: 'attention',
      code: 'low-confidence',
      text: texts.lowConfidence,
    });
  const replies = done.quickReplies
    .map(({ id, label }) => ({ id, label: cutText(cleanText(label), maxLabelLength) }))
    .filter((reply) => isSendable(reply) && !(handsOff && reply.id === handOff));
  const offers = (uncertain || done.offerHandOff) && !handsOff;
  if (offers && !replies.some((reply) => reply.id === handOff))
    replies.unshift({ id: handOff, label: texts.talkToPerson });
  if (replies.length > 0)
    content.push({ type: 'quick-replies', replies: replies.slice(0, maxReplies) });
  return content.length > 0 ? content : failedContent(locale);
}

/** Checks that the service will accept the reply once the customer has chosen it. */
function isSendable(reply: QuickReply): boolean {
  const { success } = quickReply.safeParse(reply);
  return success && reply.label.trim() !== '' && isStorableText(reply.id);
}

/**
 * Builds the content that takes the place of a failed answer.
 */
export function failedContent(locale: string): ContentBlocks {
  const texts = serviceTexts(locale);
  return [
    { type: 'notice', tone: 'trouble', code: 'answer-failed', text: texts.answerFailed },
    { type: 'quick-replies', replies: [{ id: handOff, label: texts.talkToPerson }] },
  ];
}
