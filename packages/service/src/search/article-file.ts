import { day, holdsPersonalNumber } from '@tellerkit/contract';
import { toLanguageTag } from '@tellerkit/contract/wire';
import * as z from 'zod/mini';

const tagShape = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const dayLength = '2026-01-31'.length;

const text = z
  .string({
    error: ({ input }) =>
      input === undefined ? 'is missing. Add it.' : 'must be text, not a list.',
  })
  .check(z.minLength(1, 'is empty. Write its text on the same line.'));

const date = text.check(
  z.regex(/^\d{4}-\d{2}-\d{2}/, 'must be a date such as 2026-01-31.'),
  // `Date.parse` alone takes February 30 for March 2
  z.refine(
    (value) => day.safeParse(value.slice(0, dayLength)).success && !Number.isNaN(Date.parse(value)),
    'must be a day of the calendar.',
  ),
);

const noPersonalNumber = z.refine<string>(
  (value) => !holdsPersonalNumber(value),
  'must not look like the number of a card, account or person.',
);

const items = z.array(
  z.string('must hold text only. Put text that contains a colon in quotes.'),
  'must be a list. Write [first, second], or "- item" on each line.',
);

/** Reads a field without a value as an empty list. */
const list = z._default(
  z.pipe(
    z.transform((value) => (value === '' ? [] : value)),
    items,
  ),
  [],
);

/** Fields of the front matter. Each message continues a sentence that begins with the field's name. */
export const articleFields = z.strictObject({
  title: text,
  slug: text.check(
    z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens.'),
    noPersonalNumber,
  ),
  locale: text.check(
    z.overwrite((value) => (tagShape.test(value) ? value : (toLanguageTag(value) ?? value))),
    z.regex(tagShape, 'must be a language tag such as en or zh-CN.'),
    noPersonalNumber,
  ),
  tags: list,
  validFrom: date,
  validTo: z._default(z.nullable(date), null),
  asked: list,
});

/** A knowledge article, read from a Markdown file with front matter. */
export type ArticleFile = Readonly<z.infer<typeof articleFields> & { body: string }>;
