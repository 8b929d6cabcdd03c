const systemFont =
  "system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";

/**
 * Uses the system's face on a page that names none: there an element would inherit the browser's
 * default, a book face. A page's own choice, or `--teller-font`, is left as it is.
 */
export function useSystemFont(element: HTMLElement): void {
  if (/^["']?(?:times|serif|-webkit-standard)/i.test(getComputedStyle(element).fontFamily))
    element.style.setProperty('--teller-font', systemFont);
}
