import { languageOfLocale, languageOfScript } from '../search/language.ts';
import type { KnowledgeSearch, RankedArticle, SearchResult } from '../search/search-result.ts';
import type { Assistant, AssistantChunk, AssistantDone, AssistantQuestion } from './assistant.ts';
import { chunksOf } from './chunks.ts';
import { citationOf, composeAnswer } from './compose.ts';
import { contextOf } from './follow-up.ts';
import { readIntent } from './intent.ts';
import type { Reading } from './intent.ts';
import { steadyPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { phrasesFor } from './phrases.ts';
import type { Phrases } from './phrases.ts';

/**
 * Options of {@link createKnowledgeAssistant}.
 * @public
 */
export interface KnowledgeAssistantOptions {
  readonly search: KnowledgeSearch;
  /**
   * Minimum confidence to answer with an article.
   * @defaultValue 0.3
   */
  readonly threshold?: number;
  /**
   * Wait between two chunks of an answer.
   * @defaultValue 20 ms
   */
  readonly pace?: Pace;
}

interface Reply {
  readonly text: string;
  readonly done: Omit<AssistantDone, 'type' | 'mood'>;
}

const defaultThreshold = 0.3;
const defaultChunkMs = 20;
const maxRelated = 3;
/** Minimum score of a related article, as a share of the best article's score. */
const relatedShare = 0.5;
/** Confidence below which the answer first names the topic that it assumes. */
const sureConfidence = 0.5;
/** Confidence below which the nearest article is not worth a mention. */
const suggestionConfidence = 0.1;

/**
 * Creates the built-in assistant. It answers with text from the bank's own articles, names its source, and offers a
 * person if it is not sure.
 * @throws RangeError if `threshold` is not between 0 and 1.
 * @public
 */
export function createKnowledgeAssistant(options: KnowledgeAssistantOptions): Assistant {
  const { search, threshold = defaultThreshold, pace = steadyPace(defaultChunkMs) } = options;
  if (!(threshold >= 0 && threshold <= 1)) {
    throw new RangeError(`\`threshold\` must be between 0 and 1, but is ${threshold}`);
  }

  async function* answer(
    question: AssistantQuestion,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<AssistantChunk> {
    signal.throwIfAborted();
    const locale = answerLocale(question);
    const reading = readIntent(question.text);
    const reply = await replyTo(question, reading, locale);
    signal.throwIfAborted();
    const apology = reading.mood === 'upset' ? `${phrasesFor(locale).sorry}\n\n` : '';
    for (const text of chunksOf(apology + reply.text, locale)) {
      yield { type: 'text', text };
      await pace(signal);
      signal.throwIfAborted();
    }
    const offerHandOff = reply.done.offerHandOff || reading.mood === 'upset';
    yield { type: 'done', ...reply.done, offerHandOff, mood: reading.mood };
  }

  async function replyTo(
    question: AssistantQuestion,
    reading: Reading,
    locale: string,
  ): Promise<Reply> {
    const phrases = phrasesFor(locale);
    if (reading.kind !== 'question') return courtesy(reading.kind, phrases);
    const context = contextOf(question.text, question.history);
    const result = await search.search(question.tenantId, question.text, {
      locale,
      at: question.now,
      limit: maxRelated + 1,
      ...(context === null ? {} : { context }),
    });
    const [best] = result.articles;
    if (best === undefined || result.confidence < threshold) return unsure(result, phrases);
    return answered(best, result, phrases);
  }

  return { answer };
}

/** Picks the language of the answer: the script of the question takes precedence over the page's language. */
function answerLocale({ text, locale }: AssistantQuestion): string {
  const page = languageOfLocale(locale);
  const script = languageOfScript(text);
  if (script === 'zh' && page !== 'zh') return 'zh-CN';
  if (script === 'en' && page === 'zh') return 'en';
  return isLocale(locale) ? locale : 'en';
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

function courtesy(kind: Exclude<Reading['kind'], 'question'>, phrases: Phrases): Reply {
  const none = { citations: [], quickReplies: [], offerHandOff: false };
  const person = [{ id: 'hand-off', label: phrases.talkToPerson }];
  switch (kind) {
    case 'greeting':
      return { text: phrases.greeting, done: { ...none, intent: 'greeting', confidence: 1 } };
    case 'thanks':
      return { text: phrases.thanks, done: { ...none, intent: 'thanks', confidence: 1 } };
    case 'hand-off':
      return {
        text: phrases.handOff,
        done: { ...none, intent: 'hand-off', confidence: 1, offerHandOff: true },
      };
    case 'empty':
      return {
        text: phrases.empty,
        done: {
          ...none,
          intent: 'unsure',
          confidence: 0,
          quickReplies: person,
          offerHandOff: true,
        },
      };
  }
}

function answered(
  best: RankedArticle,
  { articles, confidence }: SearchResult,
  phrases: Phrases,
): Reply {
  const lead = confidence < sureConfidence ? `${phrases.probably(best.title)}\n\n` : '';
  const related = articles.slice(1).filter(({ score }) => score >= best.score * relatedShare);
  return {
    text: lead + composeAnswer(best),
    done: {
      intent: 'answer',
      confidence,
      citations: [citationOf(best)],
      quickReplies: related.map(toQuickReply),
      offerHandOff: false,
    },
  };
}

function unsure({ articles, confidence }: SearchResult, phrases: Phrases): Reply {
  const nearest = confidence >= suggestionConfidence ? articles[0] : undefined;
  const person = { id: 'hand-off', label: phrases.talkToPerson };
  return {
    text:
      nearest === undefined
        ? phrases.unsure
        : `${phrases.unsure}\n\n${phrases.nearest(nearest.title)}`,
    done: {
      intent: 'unsure',
      confidence,
      citations: [],
      quickReplies: nearest === undefined ? [person] : [person, toQuickReply(nearest)],
      offerHandOff: true,
    },
  };
}

function toQuickReply({ slug, title }: RankedArticle): { id: string; label: string } {
  return { id: `article:${slug}`, label: title };
}
