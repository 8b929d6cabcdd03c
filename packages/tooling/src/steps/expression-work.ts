import { RegExpParser } from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';

type Next = (at: number) => boolean;
type Matcher = (at: number, next: Next) => boolean;

/** Engines by expression. */
const compiled = new Map<string, Backtracking>();

/**
 * Counts the characters that a backtracking engine tests while it executes an expression. Engines optimise some
 * expressions, so the number is an upper bound. It counts a look-behind as one step.
 */
export function countExpressionWork(expression: RegExp, text: string, lastIndex: number): number {
  const key = String(expression);
  const engine = compiled.get(key) ?? new Backtracking(expression);
  compiled.set(key, engine);
  return engine.execute(text, expression.global || expression.sticky ? lastIndex : 0);
}

const isStart = (element: AST.Element | undefined): boolean =>
  element?.type === 'Assertion' && element.kind === 'start';

/** Executes an expression as a backtracking engine does. */
class Backtracking {
  #steps = 0;
  #text = '';
  /** True if the expression can match at its first position only. */
  readonly #isFixed: boolean;
  readonly #whole: Matcher;
  readonly #flags: string;
  readonly #captures = new Map<AST.CapturingGroup, string>();

  constructor({ source, flags, multiline, sticky, unicode }: RegExp) {
    const { alternatives } = new RegExpParser().parsePattern(source, 0, undefined, { unicode });
    this.#flags = [...flags].filter((flag) => !'gyd'.includes(flag)).join('');
    this.#isFixed =
      sticky || (!multiline && alternatives.every(({ elements: [first] }) => isStart(first)));
    this.#whole = this.#any(alternatives);
  }

  /** Searches a match from a position on. Returns the number of steps. */
  execute(text: string, start: number): number {
    this.#text = text;
    this.#steps = 0;
    const last = this.#isFixed ? start : text.length;
    for (let at = start; at <= last && !this.#whole(at, () => true); at++) this.#steps++;
    return this.#steps;
  }

  /** Tries the alternatives in order. */
  #any(alternatives: readonly AST.Alternative[]): Matcher {
    const matchers = alternatives.map(({ elements }) => this.#sequence(elements));
    return (at, next) => matchers.some((matcher) => matcher(at, next));
  }

  #sequence(elements: readonly AST.Element[]): Matcher {
    return elements
      .map((element) => this.#element(element))
      .reduceRight<Matcher>(
        (rest, first) => (at, next) => first(at, (end) => rest(end, next)),
        (at, next) => next(at),
      );
  }

  #element(element: AST.Element): Matcher {
    switch (element.type) {
      case 'Group':
        return this.#any(element.alternatives);
      case 'CapturingGroup':
        return this.#capture(element);
      case 'Quantifier':
        return this.#quantifier(element);
      case 'Backreference':
        return this.#backreference(element);
      case 'Assertion':
        return this.#assertion(element);
      default:
        return this.#single(element.raw);
    }
  }

  #single(raw: string): Matcher {
    const endOf = this.#character(raw);
    return (at, next) => {
      const end = endOf(at);
      return end !== undefined && next(end);
    };
  }

  #capture(group: AST.CapturingGroup): Matcher {
    const inner = this.#any(group.alternatives);
    return (at, next) =>
      inner(at, (end) => {
        this.#captures.set(group, this.#text.substring(at, end));
        return next(end);
      });
  }

  #quantifier({ element, min, max, greedy }: AST.Quantifier): Matcher {
    const isSingle = ['Character', 'CharacterSet', 'CharacterClass'].includes(element.type);
    if (isSingle && greedy) return this.#run(element.raw, min, max);
    const inner = this.#element(element);
    const repeat = (at: number, count: number, next: Next): boolean => {
      const more = () =>
        count < max && inner(at, (end) => end > at && repeat(end, count + 1, next));
      if (count < min) return more();
      return greedy ? more() || next(at) : next(at) || more();
    };
    return (at, next) => repeat(at, 0, next);
  }

  /** Takes as many characters as possible, then gives them back one by one. */
  #run(raw: string, min: number, max: number): Matcher {
    const endOf = this.#character(raw);
    return (at, next) => {
      const ends = [at];
      for (let end = endOf(at); end !== undefined && ends.length <= max; end = endOf(end))
        ends.push(end);
      for (let end = ends.pop(); end !== undefined && ends.length >= min; end = ends.pop()) {
        this.#steps++;
        if (next(end)) return true;
      }
      return false;
    };
  }

  #backreference({ resolved }: AST.Backreference): Matcher {
    const [group] = [resolved].flat();
    return (at, next) => {
      const captured = (group && this.#captures.get(group)) ?? '';
      this.#steps += captured.length;
      return this.#text.startsWith(captured, at) && next(at + captured.length);
    };
  }

  #assertion(assertion: AST.Assertion): Matcher {
    if (assertion.kind === 'lookahead') {
      const inner = this.#any(assertion.alternatives);
      return (at, next) => inner(at, () => true) !== assertion.negate && next(at);
    }
    const native = new RegExp(assertion.raw, `${this.#flags}y`);
    return (at, next) => {
      this.#steps++;
      native.lastIndex = at;
      return native.test(this.#text) && next(at);
    };
  }

  /** Creates a function that returns the end of the character at a position if the class contains that character. */
  #character(raw: string): (at: number) => number | undefined {
    const native = new RegExp(`^(?:${raw})$`, this.#flags);
    const isUnicode = /[uv]/.test(native.flags);
    const members = new Map<number, boolean>();
    return (at) => {
      this.#steps++;
      const code = isUnicode ? this.#text.codePointAt(at) : this.#text.charCodeAt(at);
      if (code === undefined || at >= this.#text.length) return undefined;
      let isMember = members.get(code);
      if (isMember === undefined)
        members.set(code, (isMember = native.test(String.fromCodePoint(code))));
      return isMember ? at + (code > 0xffff ? 2 : 1) : undefined;
    };
  }
}
