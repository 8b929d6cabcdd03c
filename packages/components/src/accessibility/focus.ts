/** The element that has the focus, inside shadow roots too. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

const focusable =
  'a[href],button:not(:disabled),input:not(:disabled),textarea:not(:disabled),select:not(:disabled),summary,[tabindex]:not([tabindex^="-"])';

/** The elements under a root that the Tab key reaches, in order. */
export const focusablesIn = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element.checkVisibility() && !element.closest('[inert]'),
  );

/**
 * Keeps Tab and Shift+Tab within a root that covers the page; call it for each `keydown`.
 */
export function keepFocusIn(root: ParentNode, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const all = focusablesIn(root);
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (deepActiveElement() !== edge) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}
