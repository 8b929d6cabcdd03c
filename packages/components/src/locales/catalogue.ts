/**
 * The strings of an element in every language. English is bundled with the element. Other languages load when needed.
 * `S` is the type of the English object. A string with variable parts is a function.
 */
export interface Catalogue<S extends object> {
  readonly en: S;
  /** Loaders by locale, such as `'zh-CN': () => import('./strings.zh-cn.ts').then(...)`. */
  readonly load: Readonly<Record<string, () => Promise<S>>>;
}

const languageOf = (locale: string): string => locale.toLowerCase().split(/[-_]/, 1)[0] ?? '';

/**
 * Chooses the best available locale: the requested locale, else a locale of the same language, else
 * English.
 */
export function matchLocale(requested: string, available: readonly string[]): string {
  const exact = available.find((locale) => locale.toLowerCase() === requested.toLowerCase());
  const language = languageOf(requested);
  return exact ?? available.find((locale) => languageOf(locale) === language) ?? 'en';
}

/** Returns the direction of a locale's text. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  /^(?:ar|fa|he|ur|ps|ug|sd|yi|dv|ckb)$/.test(languageOf(locale)) ? 'rtl' : 'ltr';
