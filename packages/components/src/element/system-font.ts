const systemFont =
  "system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";

/**
 * Uses the system font on a page that sets no font, because an element would inherit the browser's default serif font
 * from such a page. Keeps a font that the page or `--teller-font` sets.
 */
export function useSystemFont(element: HTMLElement): void {
  if (/^["']?(?:times|serif|-webkit-standard)/i.test(getComputedStyle(element).fontFamily))
    element.style.setProperty('--teller-font', systemFont);
}
