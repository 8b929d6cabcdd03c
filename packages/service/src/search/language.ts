/**
 * Languages with their own stop words, stems and synonyms. Text in other languages is searched word by word.
 * @public
 */
export type Language = 'en' | 'zh' | 'other';

const hanCharacter = /\p{Script=Han}/gu;
const latinWord = /\p{Script=Latin}{2,}/gu;

/**
 * Maps a BCP 47 tag to the language rules that apply to it.
 */
export function languageOfLocale(locale: string): Language {
  const primary = locale.toLowerCase().split(/[-_]/)[0];
  return primary === 'en' || primary === 'zh' ? primary : 'other';
}

/**
 * Guesses the language of a question from its script, or returns `null` if the script does not decide. A single brand
 * name or "ATM" among other characters is no evidence of English.
 */
export function languageOfScript(text: string): 'en' | 'zh' | null {
  const sample = text.slice(0, 1000);
  const han = sample.match(hanCharacter)?.length ?? 0;
  if (han >= 2) return 'zh';
  const words = sample.match(latinWord)?.length ?? 0;
  return han === 0 && words >= 3 ? 'en' : null;
}
