import { toLanguageTag } from '@tellerkit/sdk';
import { ancestorsOf } from './ancestors.ts';

/**
 * Returns the language that the page asks for: the first value that names a language among the element's `locale`, its
 * `lang`, that of the surrounding elements, and the browser's languages; else English.
 *
 * @param written - The `lang` that the element wrote on itself, which the page did not ask for.
 */
export function requestedLanguage(
  element: HTMLElement & { readonly locale: unknown },
  written = '',
): string {
  const { language, languages = [] } = navigator as Partial<Navigator>;
  const candidates = [
    element.locale,
    element.lang === written ? '' : element.lang,
    ...surroundingLanguages(element),
    language,
    ...languages,
  ];
  return candidates.map(toLanguageTag).find(Boolean) ?? 'en';
}

/** Returns each `lang` of the surrounding elements, also across shadow roots. The nearest comes first. */
export function surroundingLanguages(element: Element): string[] {
  return ancestorsOf(element).flatMap(({ lang }: Partial<HTMLElement>) => lang || []);
}
