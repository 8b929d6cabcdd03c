/** The font of the system, then one with simplified glyphs for Chinese characters, whatever the language of the system. */
const systemFont =
  "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";

/**
 * Uses the system font on a page that sets no font, because an element would inherit the browser's default serif font
 * from such a page. Keeps a font that the page or `--teller-font` sets. The rule is in a sheet of the element, because a
 * library that morphs the page removes inline styles.
 */
export function useSystemFont(root: ShadowRoot): void {
  const { fontFamily } = getComputedStyle(root.host);
  const isUnset = /^["']?(?:times|serif|-webkit-standard)/i.test(fontFamily);
  // Browsers make `medium` smaller for `monospace` alone, and all font sizes derive from `medium`.
  if (!isUnset && fontFamily !== 'monospace') return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{--teller-font:${isUnset ? systemFont : 'monospace,monospace'}}`);
  root.adoptedStyleSheets.push(sheet);
}
