/** Puts the focus where the customer goes on: not into the field on phones, whose keyboard hides much. */
export function focusComposer(root: ParentNode): void {
  const field = root.querySelector('textarea');
  if (field?.matches(':focus')) return;
  const isTouch = matchMedia('(pointer: coarse)').matches;
  (field && !isTouch ? field : root.querySelector<HTMLElement>('.panel'))?.focus();
}
