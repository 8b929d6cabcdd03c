import { warnLate } from '../problem/warn-late.ts';

/** Registers an element. Keeps the first definition if the page has two copies of the package, and reports the second. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) warnLate(tag, 'element-defined-twice');
}
