/** A value of a parsed JSON text, with the way to it. */
interface Node {
  readonly value: unknown;
  /** Key or index in the parent. */
  readonly step: string;
  readonly parent: Node | undefined;
}

const escaped = /\\u(?:0000|d[89a-f])/i;

/**
 * Returns true if the databases can store a text unchanged: it has no NUL character and no lone surrogate.
 */
export function isStorableText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/**
 * Finds the texts and keys that the databases cannot store unchanged, and yields the keys and indexes that lead to each.
 * Walks the value without recursion, so that deep nesting cannot overflow the stack.
 *
 * @param json - The JSON text of `root`. Without a suspicious escape sequence in the text, nothing is walked.
 */
export function* unstorablePaths(json: string, root: unknown): Generator<string[], void> {
  const open: Node[] = escaped.test(json) ? [{ value: root, step: '', parent: undefined }] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    const { value } = node;
    if (!isStorableText(node.step) || (typeof value === 'string' && !isStorableText(value)))
      yield pathOf(node);
    if (typeof value === 'object' && value !== null)
      for (const [step, item] of Object.entries(value).reverse())
        open.push({ value: item, step, parent: node });
  }
}

function pathOf(node: Node): string[] {
  const path: string[] = [];
  for (let at = node; at.parent; at = at.parent) path.push(at.step);
  return path.reverse();
}
