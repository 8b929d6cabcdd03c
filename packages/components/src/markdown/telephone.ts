/** A telephone number in a text. */
export interface Telephone {
  readonly index: number;
  /** The number as it stands in the text. */
  readonly text: string;
  readonly href: string;
}

// Digits with up to two separators between them. A longer row of groups, such as a card number, is one run.
const run = /[+(（]?\d(?:[-.()（） \u00A0\u2010\u2011]{0,2}\d)*/g;

const forms = [
  // Country code and more digits, 15 at most (ITU-T E.164), beside a "(0)". Ten digits follow +1.
  /^\+1(?:\D{0,2}\d){10}$/,
  /^\+[2-9](?:\D{0,2}\d){8,15}$/,
  // Trunk prefix 0 and area code, then groups: 020 7946 0958, 0800 123 4567, (010) 12345678, 0755-12345678.
  /^[(（]?0\d{1,4}[)）]?(?:[-. \u00A0\u2010\u2011]?\d{2,8})(?:[-. \u00A0\u2010\u2011]\d{2,5}){0,3}$/,
  // North America: (800) 555-0199, 1-800-555-0199.
  /^(?:1[-. ])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. ])[2-9]\d\d[-. ]\d{4}$/,
  // China: mobile numbers, and numbers of businesses such as 400-820-8820.
  /^1[3-9]\d([- ]?)\d{4}\1\d{4}$/,
  /^[48]00[- ](?:\d{3}[- ]\d{4}|\d{4}[- ]\d{3})$/,
];

// Without separators a number could be an account, so a word for a call must stand before it.
const bare = /^(?:0\d{8,11}|[48]00\d{7}|[2-9]\d{2}[2-9]\d{6}|9[56]\d{3,4})$/;
const callWord =
  /(?:\b(?:call|dial|phone|ring|tel|telephone|hotline)\b|电话|热线|拨打|致电|客服)[^\d\n]{0,6}$/i;

const accountWord =
  /(?:\b(?:account|acct|card|iban|reference|ref|order|invoice|policy|no)\b|[账帐][号户]|卡号|单号|编号|订单|流水)[^\d\n.;。；]{0,8}$/i;
const date = /^\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d/;
const money =
  /^[ \u00A0]?(?:[%‰€$£¥￥元円]|(?:EUR|USD|GBP|CNY|RMB|CHF|JPY)\b|万|亿|美元|欧元|人民币)/;

/** Longest number with its separators. A longer run of digits is no telephone number. */
const maxLength = 26;

/**
 * Finds the telephone numbers of a text, in the forms that are usual in English and Chinese texts. Leaves out what may
 * be the number of a card or an account, a date or an amount: a missed number can still be read and dialled.
 */
export function findTelephones(text: string): readonly Telephone[] {
  const found: Telephone[] = [];
  for (const { 0: whole, index } of text.matchAll(run)) {
    // Hours after a number, as in "0800 123 4567 24/7", are no part of the number.
    const candidates = [whole, whole.replace(/[ \u00A0][(（]?\d{1,2}(?:[-.]\d{1,2})?$/, '')];
    const number = candidates.find((part) => isTelephone(part, text, index));
    if (number) found.push({ index, text: number, href: hrefOf(number) });
  }
  return found;
}

function isTelephone(number: string, text: string, index: number): boolean {
  if (number.length > maxLength || date.test(number)) return false;
  const before = text.slice(Math.max(0, index - 24), index);
  const after = text.slice(index + number.length, index + number.length + 8);
  if (
    /[\p{Script=Latin}\d.,:/€$£¥￥#*+=@_-]$/u.test(before) ||
    /^(?:[A-Za-z_@*]|[,.:/]\d)/.test(after)
  )
    return false;
  if (money.test(after) || /[€$£¥￥] ?$|\b(?:EUR|USD|GBP|CNY|RMB|CHF|JPY) $/.test(before))
    return false;
  const digits = number.replace(/\D/g, '');
  if (bare.test(number)) return callWord.test(before);
  if (number.startsWith('0') && (digits.length < 9 || digits.length > 12)) return false;
  if (/^[(（]/.test(number) && digits.length < 9) return false;
  if (digits === number && accountWord.test(before)) return false;
  return forms.some((form) => form.test(number));
}

/** Builds the address of RFC 3966. The "(0)" after a country code is not dialled. */
function hrefOf(number: string): string {
  const digits = number.replace(/[(（]0[)）]|\D/g, '');
  return `tel:${number.startsWith('+') ? '+' : ''}${digits}`;
}
