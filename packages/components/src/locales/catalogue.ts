/**
 * The strings of one element in every language: English inlined, the others loaded when needed.
 * `S` is the type of the English object; a string may be a function of what it mentions.
 */
export interface Catalogue<S extends object> {
  readonly en: S;
  /** A loader by locale, such as `'zh-CN': () => import('./strings.zh-cn.ts').then(...)`. */
  readonly load: Readonly<Record<string, () => Promise<S>>>;
}

const languageOf = (locale: string): string => locale.toLowerCase().split(/[-_]/, 1)[0] ?? '';

/**
 * Which of the available locales serves a wish best: the same, else one of the same language, else
 * English.
 */
export function matchLocale(wanted: string, available: readonly string[]): string {
  const same = available.find((locale) => locale.toLowerCase() === wanted.toLowerCase());
  return same ?? available.find((one) => languageOf(one) === languageOf(wanted)) ?? 'en';
}

/** The direction in which a locale's text runs. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  /^(?:ar|fa|he|ur|ps|ug|sd|yi|dv|ckb)$/.test(languageOf(locale)) ? 'rtl' : 'ltr';
