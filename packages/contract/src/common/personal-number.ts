const longestHarmless = 8;
const shortestCard = 13;
const longestCard = 19;
const residentIdDigits = 17;

/**
 * Returns true if a code or a slug could hold the number of a card, an account, a telephone or an identity document.
 *
 * It could if it has nine digits in a row, an IBAN (ISO 13616), or digits that form a card number (ISO/IEC 7812) or a
 * Chinese resident id (GB 11643). Separators between digits do not count. A letter ends a row of nine digits, but hides
 * no card number and no resident id. Digits of all scripts count. Such values must not reach webhooks, headers, logs,
 * metrics or the audit.
 *
 * @public
 */
export function holdsPersonalNumber(text: string): boolean {
  const plain = toPlainDigits(text);
  // Letters end a row of nine digits, so that names such as `budget-2025-q1-2026` are accepted
  if (digitRuns(plain, 0).some((run) => run.length > longestHarmless)) return true;
  if (digitRuns(plain, 1).some(holdsCheckedDigits)) return true;
  const digits = plain.replaceAll(/\D/g, '');
  return isCard(digits) || isResidentId(digits) || holdsIban(plain, /^[A-Z0-9]+$/);
}

/**
 * Returns true if a random id, such as a UUID, holds a number with a valid check digit: a card number, a Chinese
 * resident id or an IBAN. A long run of digits alone is no sign, because about an eighth of all random ids have one.
 *
 * @public
 */
export function holdsCheckedNumber(text: string): boolean {
  const plain = toPlainDigits(text);
  return digitRuns(plain, 0).some(holdsCheckedDigits) || holdsIban(plain, /^[A-Z]{2}\d+$/);
}

/** Replaces the digits of every script by ASCII digits. Compatibility forms, such as full-width, go first. */
function toPlainDigits(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let value = 0;
    // Unicode encodes the ten digits of a script in a row, from zero to nine
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return String(value);
  });
}

/** Returns the runs of digits, in which other characters and up to `letters` letters at a time may be between digits. */
function digitRuns(text: string, letters: number): string[] {
  const runs: string[] = [];
  let run = '';
  let between = 0;
  for (const character of text) {
    if (/\d/.test(character)) {
      run += character;
      between = 0;
    } else if (/\p{L}/u.test(character)) {
      between += 1;
      if (between <= letters) continue;
      if (run !== '') runs.push(run);
      run = '';
    }
  }
  return run === '' ? runs : [...runs, run];
}

function holdsCheckedDigits(digits: string): boolean {
  for (let start = 0; start <= digits.length - shortestCard; start += 1)
    for (let length = shortestCard; length <= longestCard; length += 1) {
      const part = digits.slice(start, start + length);
      if (part.length === length && (isCard(part) || isResidentId(part))) return true;
    }
  return false;
}

/** Checks the first digit, which names the industry, and the check digit of ISO/IEC 7812-1 (Luhn). */
function isCard(digits: string): boolean {
  if (!/^[2-689]\d{12,18}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (1 + (index % 2));
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const residentIdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Checks the date of birth and the check digit of GB 11643 (ISO 7064, MOD 11-2). */
function isResidentId(digits: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{4}$/.test(digits))
    return false;
  const sum = residentIdWeights.reduce(
    (total, weight, index) => total + weight * Number(digits[index]),
    0,
  );
  return '10X98765432'[sum % 11] === digits[residentIdDigits];
}

/** Length of an IBAN by country, from the IBAN registry of ISO 13616. */
const ibanLengths: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Searches for an IBAN of the form that its country uses, with its check digits (ISO 7064, MOD 97-10). */
function holdsIban(text: string, form: RegExp): boolean {
  const compact = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  for (const { index } of compact.matchAll(/[A-Z](?=[A-Z]\d\d)/g)) {
    const length = ibanLengths.get(compact.slice(index, index + 2)) ?? Infinity;
    const iban = compact.slice(index, index + length);
    if (iban.length === length && form.test(iban) && remainderOf97(iban) === 1) return true;
  }
  return false;
}

function remainderOf97(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let remainder = 0;
  for (const character of moved) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
