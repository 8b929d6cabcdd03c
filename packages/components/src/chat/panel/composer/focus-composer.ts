/** Focuses the field. On touch devices it focuses the panel, because the on-screen keyboard would hide the messages. */
export function focusComposer(root: ParentNode): void {
  const field = root.querySelector('textarea');
  if (field?.matches(':focus')) return;
  const isTouch = matchMedia('(pointer: coarse)').matches;
  (field && !isTouch ? field : root.querySelector<HTMLElement>('.panel'))?.focus();
}
