import * as z from 'zod/mini';
import { toLanguageTag } from '../wire/text/language-tag.ts';
import { holdsPersonalNumber } from './personal-number.ts';

const noPersonalNumber = () =>
  z.refine<string>((text) => !holdsPersonalNumber(text), {
    error: 'Must not look like the number of a card, account or person',
  });

/**
 * A time in UTC, as RFC 3339 with a `Z`, for example `2026-11-21T09:30:00.000Z`.
 *
 * @public
 */
export const timestamp = z.iso.datetime();

/**
 * A calendar day without a time zone, for example `2026-11-21`.
 *
 * @public
 */
export const day = z.iso.date();

const tagShape = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/**
 * A BCP 47 language tag, for example `en`, `zh-CN`. Parsing mends the forms of other systems, such as `zh_CN`.
 *
 * @public
 */
export const locale = z.string().check(
  // A valid tag stays as it is, because it may name a stored article
  z.overwrite((text) => (tagShape.test(text) ? text : (toLanguageTag(text) ?? text))),
  z.maxLength(35),
  z.regex(tagShape, { error: 'Must be a language tag such as `en` or `zh-CN`' }),
  noPersonalNumber(),
);

/**
 * A duration in whole milliseconds.
 *
 * @public
 */
export const durationMs = z.int().check(z.minimum(0));

/**
 * A short text for people, such as a name or a title. 1 to 200 characters, in Unicode code points: see
 * `countCharacters` of `@tellerkit/contract/wire`.
 *
 * @public
 */
export const shortText = z.string().check(z.minLength(1), z.maxLength(200));

/**
 * A machine-readable name: lowercase letters, digits and single hyphens, at most 64 characters.
 *
 * @public
 */
export const slug = z.string().check(
  z.maxLength(64),
  z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: 'Must consist of lowercase letters, digits and single hyphens',
  }),
);

/**
 * A {@link slug} that the bank chooses and the service passes on to others, such as the id of a question. Rejected if it
 * could hold the number of a card, an account or a person: see {@link holdsPersonalNumber}.
 *
 * @public
 */
export const code = slug.check(noPersonalNumber());
