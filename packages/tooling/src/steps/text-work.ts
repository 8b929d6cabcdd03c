import { countExpressionWork } from './expression-work.ts';

type AnyFunction = (this: unknown, ...args: never[]) => unknown;

/** Returns the characters that a call has visited. */
type Cost = (self: unknown, args: readonly unknown[], result: unknown) => number;

/** String methods whose work is the length of the text that they read. */
const readers = [
  ...['indexOf', 'lastIndexOf', 'includes', 'replace', 'replaceAll', 'split', 'normalize'],
  ...['toLowerCase', 'toUpperCase', 'trim', 'trimStart', 'trimEnd', 'startsWith', 'endsWith'],
];

/** String methods whose work is the length of the text that they return. */
const makers = ['slice', 'substring', 'repeat', 'padEnd', 'padStart'];

/**
 * Records the expressions and string methods that `work` executes.
 *
 * @returns A function that counts the characters that they visited.
 */
export function recordTextWork(work: () => unknown): () => number {
  const costs: (() => number)[] = [];
  const restores: (() => void)[] = [];
  const wrap = (owner: object, name: string, cost: Cost) => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    const original = own?.value as AnyFunction;
    const value = function (this: unknown, ...args: never[]) {
      // An expression changes its `lastIndex`, so the cost needs the value before the call.
      const before = this instanceof RegExp ? this.lastIndex : 0;
      const result = original.apply(this, args);
      costs.push(() => cost(this, [...args, before], result));
      return result;
    };
    Object.defineProperty(owner, name, { ...own, value });
    restores.push(() => Object.defineProperty(owner, name, own ?? {}));
  };
  for (const name of readers) wrap(String.prototype, name, readCost);
  for (const name of makers) wrap(String.prototype, name, (_self, _args, made) => lengthOf(made));
  wrap(RegExp.prototype, 'exec', (self, [text, before]) =>
    countExpressionWork(self as RegExp, String(text), Number(before)),
  );
  try {
    work();
  } finally {
    for (const restore of restores) restore();
  }
  return () => costs.reduce((sum, cost) => sum + Math.max(1, cost()), 0);
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

/** A search reads the text from its start up to its result; other methods read all of it. */
const readCost: Cost = (self, [, from], result) => {
  if (typeof result !== 'number') return lengthOf(self);
  return (result < 0 ? lengthOf(self) : result) - (typeof from === 'number' ? from : 0);
};
