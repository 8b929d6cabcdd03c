/** Irregular forms that no suffix rule covers, limited to verbs that customers use about money. */
const irregularForms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bought: 'buy',
    broke: 'break',
    broken: 'break',
    chose: 'choose',
    chosen: 'choose',
    forgot: 'forget',
    forgotten: 'forget',
    found: 'find',
    froze: 'freeze',
    frozen: 'freeze',
    gave: 'give',
    held: 'hold',
    kept: 'keep',
    left: 'leave',
    lent: 'lend',
    lost: 'lose',
    loss: 'lose',
    made: 'make',
    paid: 'pay',
    sent: 'send',
    sold: 'sell',
    spent: 'spend',
    stole: 'steal',
    stolen: 'steal',
    theft: 'steal',
    taken: 'take',
    took: 'take',
    withdrawn: 'withdraw',
    withdrew: 'withdraw',
    written: 'write',
    wrote: 'write',
  }),
);

const vowelPattern = /[aeiouy]/;

function withoutPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|z)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

function withoutDouble(stem: string): string {
  return /([bcdfgklmnprtv])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

function withoutVerbEnding(word: string): string {
  for (const ending of ['ing', 'ed']) {
    const stem = word.slice(0, -ending.length);
    if (word.endsWith(ending) && stem.length >= 3 && vowelPattern.test(stem)) {
      return stem.endsWith('at') ? `${stem}e` : withoutDouble(stem);
    }
  }
  return word;
}

/** Each rule has a suffix, the replacement, and the minimum number of letters before the suffix. */
const derivedEndings: readonly (readonly [ending: string, replacement: string, least: number])[] = [
  ['ication', 'i', 3],
  ['icate', 'i', 4],
  ['ation', '', 4],
  ['ator', '', 4],
  ['ate', '', 4],
  ['ment', '', 6],
  ['ion', '', 5],
  ['al', '', 7],
  ['ly', '', 4],
];

function withoutDerivation(word: string): string {
  for (const [ending, replacement, least] of derivedEndings) {
    if (word.endsWith(ending) && word.length - ending.length >= least) {
      return withoutDouble(word.slice(0, -ending.length)) + replacement;
    }
  }
  return word;
}

/**
 * Reduces the forms of an English word to one stem: plurals, verb endings and the commonest derivations. The rules are
 * lighter than Porter's, so that "statement" and "state" or "person" and "personal" stay apart.
 */
export function stemEnglish(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const known = irregularForms.get(word);
  if (known !== undefined) return stemEnglish(known);
  const stem = withoutDerivation(withoutVerbEnding(withoutPlural(word)));
  if (stem.length > 3 && stem.endsWith('e')) return stem.slice(0, -1);
  if (stem.length > 3 && /[^aeiou]y$/.test(stem)) return `${stem.slice(0, -1)}i`;
  return stem;
}
