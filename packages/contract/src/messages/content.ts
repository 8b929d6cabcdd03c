import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { unknownVariant } from '../common/open-union.ts';
import { shortText, slug } from '../common/primitives.ts';

/** Plain text, as customers and agents type it: 1 to 4,000 characters, not all of them blank. @public */
export const textBlock = z.object({
  type: z.literal('text'),
  text: z
    .string()
    .check(z.maxLength(4000), z.regex(/\S/, { error: 'Send a text that is not blank' })),
  /** Id of the quick reply that the customer chose. */
  replyId: z.optional(z.string().check(z.maxLength(64))),
});

/** Formatted text: the Markdown subset of the guides, 1 to 16,000 characters. @public */
export const markdownBlock = z.object({
  type: z.literal('markdown'),
  text: z.string().check(z.minLength(1), z.maxLength(16000)),
});

/** One answer that the customer may choose with one tap. @public */
export const quickReply = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  label: z.string().check(z.minLength(1), z.maxLength(80)),
});

/** Answers to choose from: 1 to 8. @public */
export const quickRepliesBlock = z.object({
  type: z.literal('quick-replies'),
  replies: z.array(quickReply).check(z.minLength(1), z.maxLength(8)),
});

/** Where an answer comes from. @public */
export const citation = z.object({
  articleId: id('article'),
  slug,
  title: shortText,
  excerpt: z.string().check(z.maxLength(400)),
  url: z.nullable(z.string().check(z.maxLength(2000))),
});

/** The sources of an answer: 1 to 10. @public */
export const citationsBlock = z.object({
  type: z.literal('citations'),
  citations: z.array(citation).check(z.minLength(1), z.maxLength(10)),
});

/**
 * What kind of news a notice is. Shown with an icon and a word, never by colour alone.
 *
 * @public
 */
export const tones = ['information', 'good', 'attention', 'trouble'] as const;

/** A line from the service about the conversation itself. @public */
export const noticeBlock = z.object({
  type: z.literal('notice'),
  tone: z.enum(tones),
  /** Stable word to act on, for example `low-confidence`, `answer-interrupted`. */
  code: slug,
  text: z.string().check(z.minLength(1), z.maxLength(1000)),
});

const known = ['text', 'markdown', 'quick-replies', 'citations', 'notice'] as const;

/**
 * One part of a message. Types from a newer service arrive as `unknown`.
 *
 * @public
 */
export const contentBlock = z.union([
  z.discriminatedUnion('type', [
    textBlock,
    markdownBlock,
    quickRepliesBlock,
    citationsBlock,
    noticeBlock,
  ]),
  unknownVariant(known, {}),
]);

/** Content that may be sent: plain text, formatted text, answers to choose from. @public */
export const newContentBlock = z.discriminatedUnion('type', [
  textBlock,
  markdownBlock,
  quickRepliesBlock,
]);

/** One part of a message. @public */
export type ContentBlock = z.infer<typeof contentBlock>;
/** Content that may be sent. @public */
export type NewContentBlock = z.input<typeof newContentBlock>;
/** Where an answer comes from. @public */
export type Citation = z.infer<typeof citation>;
/** One answer that the customer may choose with one tap. @public */
export type QuickReply = z.infer<typeof quickReply>;
/** What kind of news a notice is. @public */
export type Tone = (typeof tones)[number];
