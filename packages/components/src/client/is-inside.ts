/** Whether an element that matches is around this one, also outside of shadow roots. */
export function isInside(element: Element, selector: string): boolean {
  for (let node: Element | undefined = element; node;) {
    if (node.closest(selector)) return true;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return false;
}
