/** Lists the elements around an element, also across shadow roots. The nearest comes first. */
export function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let node: Node | null = element.parentNode; node; node = node.parentNode) {
    if (node instanceof ShadowRoot) node = node.host;
    if (node instanceof Element) found.push(node);
  }
  return found;
}
