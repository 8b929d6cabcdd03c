/**
 * Language, perhaps script, perhaps region. A language has two or three letters: the longer ones of BCP 47 are not in
 * use, and `POSIX` or `english` is none. The codes at the start name no language.
 */
const parts =
  /^\s*(?!(?:und|mul|mis|zxx)(?![a-z]))([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z\d])/i;

/**
 * Reads a language as pages and systems write it: `zh_CN`, `en-US@posix`, `en_US.UTF-8`, `fr,en;q=0.8`. Keeps language,
 * script and region, which is a language tag that `Intl` and the service accept (BCP 47, RFC 5646).
 *
 * @returns The canonical tag such as `zh-CN`. Undefined for a value that names no language, such as `*`, `C`, an empty
 * text or undefined.
 *
 * @public
 */
export function toLanguageTag(text: unknown): string | undefined {
  const found = parts.exec(String(text))?.slice(1).filter(Boolean);
  return found && Intl.getCanonicalLocales(found.join('-'))[0];
}
