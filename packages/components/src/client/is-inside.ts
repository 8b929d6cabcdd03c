/** Checks if the element or an ancestor matches the selector, also across shadow roots. */
export function isInside(element: Element, selector: string): boolean {
  for (let node: Element | undefined = element; node;) {
    if (node.closest(selector)) return true;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return false;
}
