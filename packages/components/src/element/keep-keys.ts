/** Keys that press a button, choose an option, scroll or move the caret. */
const controlKeys = /^(?: |Enter|Home|End|Page\w+|Arrow\w+)$/;
/** Keys that write or delete text: printing keys, and keys of input methods. */
const writingKeys = /^(?:.|Backspace|Delete|Insert|Dead|Process|Unidentified)$/u;
/** Keys that edit a field together with Ctrl or Meta. */
const editingKeys = /^(?:[acvxyz]|Enter|Home|End|Arrow\w+|Backspace|Delete|Insert)$/i;

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('textarea,select,input:not([type=radio],[type=checkbox])');

/** Returns true if the element itself uses the key, or has handled the key. */
function isUsed(event: KeyboardEvent): boolean {
  const { altKey, ctrlKey, key, metaKey, target } = event;
  // Some input methods report key code 229 for the keys of a composition.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return true;
  // On a Mac, Alt types special characters and moves the caret by words.
  const isShortcut = ctrlKey || metaKey || (altKey && /^\w$/.test(key));
  if (isShortcut && !event.getModifierState('AltGraph'))
    return isField(target) && editingKeys.test(key);
  return controlKeys.test(key) || (isField(target) && writingKeys.test(key));
}

/**
 * Keeps keys that the customer uses in an element away from the listeners of the page. Outside the shadow root, the
 * target of an event is the element itself, so a page cannot see that the customer is typing into a field.
 */
export function keepKeys(root: ShadowRoot): void {
  /** Codes of keys whose `keydown` the page did not see. The page does not see their `keyup` either. */
  const kept = new Set<string>();
  // Content in a slot belongs to the page.
  const isOwn = ({ target }: Event): boolean => root.contains(target as Node);
  for (const type of ['keydown', 'keypress', 'keyup'] as const)
    root.addEventListener(type, (event) => {
      const { code } = event as KeyboardEvent;
      if (type === 'keydown') {
        if (isOwn(event) && isUsed(event as KeyboardEvent)) kept.add(code);
        else kept.delete(code);
      }
      if (kept.has(code)) event.stopPropagation();
    });
  for (const type of ['copy', 'cut', 'paste'] as const)
    root.addEventListener(type, (event) => {
      if (isOwn(event) && isField(event.target)) event.stopPropagation();
    });
}
