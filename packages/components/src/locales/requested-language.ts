import { toLanguageTag } from '@tellerkit/sdk';

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
  const found: string[] = [];
  for (let node: Node | null = element.parentNode; node; node = node.parentNode) {
    if (node instanceof ShadowRoot) node = node.host;
    if (node instanceof HTMLElement && node.lang) found.push(node.lang);
  }
  return found;
}
