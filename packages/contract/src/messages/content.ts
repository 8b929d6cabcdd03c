import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { unknownVariant } from '../common/open-union.ts';
import { shortText, slug } from '../common/primitives.ts';

/** Plain text as customers and agents type it: 1 to 4,000 characters (code points), not only white space. @public */
export const textBlock = z.object({
  type: z.literal('text'),
  text: z.string().check(z.maxLength(4000), z.regex(/\S/, { error: '`text` must not be blank' })),
  /** Id of the quick reply that the customer chose. */
  replyId: z.optional(z.string().check(z.maxLength(64))),
});

/** Formatted text in the Markdown subset that the guides describe: 1 to 16,000 characters (code points). @public */
export const markdownBlock = z.object({
  type: z.literal('markdown'),
  text: z.string().check(z.minLength(1), z.maxLength(16000)),
});

/** A reply that the customer can choose with one tap. @public */
export const quickReply = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  label: z.string().check(z.minLength(1), z.maxLength(80)),
});

/** Quick replies to choose from: 1 to 8. @public */
export const quickRepliesBlock = z.object({
  type: z.literal('quick-replies'),
  replies: z.array(quickReply).check(z.minLength(1), z.maxLength(8)),
});

/** A source of an answer. @public */
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
 * Tones of a notice. Show the tone with an icon and a word, never by colour alone.
 *
 * @public
 */
export const tones = ['information', 'good', 'attention', 'trouble'] as const;

/** A notice from the service about the conversation itself. @public */
export const noticeBlock = z.object({
  type: z.literal('notice'),
  tone: z.enum(tones),
  /** Stable code for programs, for example `low-confidence`, `answer-interrupted`. */
  code: slug,
  text: z.string().check(z.minLength(1), z.maxLength(1000)),
});

const known = ['text', 'markdown', 'quick-replies', 'citations', 'notice'] as const;

/**
 * One block of a message's content. Types from a newer service arrive as `unknown`.
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

/** A content block that callers may send: plain text, formatted text or quick replies. @public */
export const newContentBlock = z.discriminatedUnion('type', [
  textBlock,
  markdownBlock,
  quickRepliesBlock,
]);

/** One block of a message's content. @public */
export type ContentBlock = z.infer<typeof contentBlock>;
/** A content block that callers may send. @public */
export type NewContentBlock = z.input<typeof newContentBlock>;
/** A source of an answer. @public */
export type Citation = z.infer<typeof citation>;
/** A reply that the customer can choose with one tap. @public */
export type QuickReply = z.infer<typeof quickReply>;
/** Tone of a notice. @public */
export type Tone = (typeof tones)[number];
