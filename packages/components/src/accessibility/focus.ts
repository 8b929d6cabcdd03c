/** Returns the focused element, also inside shadow roots. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

const focusable =
  'a[href],button:not(:disabled),input:not(:disabled),textarea:not(:disabled),select:not(:disabled),summary,[tabindex]:not([tabindex^="-"])';

/** Lists the elements under a root that the Tab key reaches, in order. */
export const focusablesIn = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element.checkVisibility() && !element.closest('[inert]'),
  );

/** Keeps Tab and Shift+Tab within a root that covers the page. Call `keepFocusIn` for each `keydown` event. */
export function keepFocusIn(root: ParentNode, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const focusables = focusablesIn(root);
  const edge = event.shiftKey ? focusables[0] : focusables.at(-1);
  if (deepActiveElement() !== edge) return;
  event.preventDefault();
  (event.shiftKey ? focusables.at(-1) : focusables[0])?.focus();
}
