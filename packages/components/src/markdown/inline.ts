import type { Inline } from './ast.ts';
import { bareAddressEnd, isSafeHref } from './href.ts';
import { linkTelephones } from './addresses.ts';
import { isBlank, isDigit, isWord, joinTexts, plain, withoutLinks } from './inline-text.ts';

// Maximum depth of markup. Deeper markup stays text, so that hostile input cannot exhaust the lexer or the renderer.
const maxDepth = 8;

/** An opening run of `*` or `_` without its closing run. `node` is its index in the nodes. */
interface Mark {
  readonly char: string;
  readonly node: number;
  count: number;
}

// The address and title of a link, in parentheses. The address stops at square brackets, so that the lexer reads each
// part of a text at most twice. No two neighbouring parts match the same characters, so that no text is read again.
const destination =
  /\([ \t]*(?:(?:<([^<>\n[\]]*)(?:>|$)|((?:[^\s()[\]<]|\([^\s()[\]]*\))+))(?:[ \t]+(?:(?:"[^"\n]*(?:"|$)|'[^'\n]*(?:'|$))[ \t]*)?)?)?(\)|$)/y;

/**
 * Parses the text of a block into text runs, in linear time. The lexer reads the text once from left to right into a
 * flat list of nodes. A closing mark wraps the nodes after its opening mark into a single node, unless that node would
 * lie too deep.
 * @param open - True while the text grows. Unfinished markup then counts as closed at the end of the text.
 */
// eslint-disable-next-line max-lines-per-function -- in one closure all branches share their state, in fewer bytes
export function lexInline(text: string, open = false): Inline[] {
  const special = /[*_`[\]\\\n<]|!\[|\b(?:https?:\/\/|mailto:|tel:)/gi;
  if (text.search(special) < 0) return linkTelephones(joinTexts([plain(text)]), open);
  const nodes: Inline[] = [];
  const depths: number[] = [];
  const marks: Mark[] = [];
  const waiting: Record<string, number> = { '*': 0, _: 0 };
  /** Lengths of backtick runs without a closing run. */
  const unmatched: boolean[] = [];
  /** Opening brackets: the index of the node, and the number of open marks before it. */
  let brackets: (readonly [node: number, marks: number])[] = [];
  let at = 0;
  let start = 0;

  const add = (node: Inline, depth = 0) => {
    nodes.push(node);
    depths.push(depth);
  };
  const flush = () => {
    if (at > start) add(plain(text.slice(start, at)));
    start = at;
  };
  /** Replaces the text from the current position to `end` by a node. */
  const replace = (node: Inline, end: number) => {
    flush();
    add(node);
    at = start = end;
  };
  const hide = (node: number) => {
    nodes[node] = plain('');
  };
  const dropMarks = (from: number) => {
    for (const { char } of marks.splice(from)) waiting[char] = (waiting[char] ?? 0) - 1;
  };
  const depthFrom = (first: number) => {
    let depth = 0;
    for (let node = first; node < depths.length; node++) depth = Math.max(depth, depths[node] ?? 0);
    return depth + 1;
  };
  const runEnd = (from: number) => {
    let end = from;
    while (text[end] === text[from]) end++;
    return end;
  };

  /** Wraps all nodes after a mark into a single node. If that node would lie too deep, drops all open marks. */
  const wrap = (mark: Mark, used: number) => {
    const first = mark.node + 1;
    const depth = depthFrom(first);
    if (depth > maxDepth) {
      dropMarks(0);
      brackets = [];
      return false;
    }
    const children = joinTexts(nodes.slice(first));
    mark.count -= used;
    nodes[mark.node] = plain(mark.char.repeat(mark.count));
    nodes.length = depths.length = mark.count ? first : mark.node;
    add({ type: used > 1 ? 'strong' : 'emphasis', children }, depth);
    while ((brackets.at(-1)?.[0] ?? 0) > mark.node) brackets.pop();
    return true;
  };
  const lastMark = (char: string) => {
    let index = waiting[char] ? marks.length - 1 : -1;
    while (index >= 0 && marks[index]?.char !== char) index--;
    return index;
  };
  /** Pairs a closing run with the opening runs before it. Returns the unused length of the closing run. */
  const close = (char: string, length: number, end: number) => {
    let left = length;
    while (left) {
      const index = lastMark(char);
      const mark = marks[index];
      if (!mark) break;
      // This may be the first half of a closing ** whose second half has not arrived.
      if (open && end === text.length && mark.count > left) return 0;
      const used = left > 1 && mark.count > 1 ? 2 : 1;
      if (!wrap(mark, used)) break;
      dropMarks(mark.count ? index + 1 : index);
      left -= used;
    }
    return left;
  };
  const delimiters = (char: string) => {
    const end = runEnd(at);
    const before = text.charAt(at - 1);
    const after = text.charAt(end);
    const length = end - at;
    // No markup: more than three marks (6222****1234), stars between digits (3*4), and underscores inside a word.
    const between = char === '*' ? isDigit : isWord;
    const literal = length > 3 || (between(before) && between(after));
    flush();
    const left = literal || isBlank(before) ? length : close(char, length, end);
    start = end - left;
    if (left === length && !literal && ((open && !after) || !isBlank(after))) {
      marks.push({ char, node: nodes.length, count: length });
      waiting[char] = (waiting[char] ?? 0) + 1;
    }
    at = end;
    flush();
  };

  const code = () => {
    const from = runEnd(at);
    const size = from - at;
    // Runs of more than three backticks stay text. The search for the end fails at most once for each length, so few
    // lengths keep the time linear.
    let to = size > 3 || unmatched[size] ? -1 : text.indexOf('`', from);
    while (to >= 0 && runEnd(to) - to !== size) to = text.indexOf('`', runEnd(to));
    if (to < 0) {
      unmatched[size] = true;
      if (open && size < 3) to = text.length;
    }
    if (to < 0) at = from;
    else {
      const content = text.slice(from, to).replaceAll('\n', ' ');
      const padded = !isBlank(content) && content.startsWith(' ') && content.endsWith(' ');
      const type = content ? 'code' : 'text';
      replace({ type, text: padded ? content.slice(1, -1) : content }, to + size);
    }
  };

  const openBracket = (length: number) => {
    flush();
    brackets.push([nodes.length, marks.length]);
    at += length;
    flush();
  };
  const closeBracket = () => {
    const bracket = brackets.pop();
    destination.lastIndex = at + 1;
    const to = bracket && destination.exec(text);
    const unsure = open && (at + 1 === text.length || to?.[3] === '');
    if (!bracket || !(unsure || to?.[3])) return void at++;
    const [node, mark] = bracket;
    flush();
    at = start = to ? destination.lastIndex : text.length;
    dropMarks(mark);
    const href = to?.[1] ?? to?.[2] ?? '';
    if (unsure || !isSafeHref(href)) return hide(node);
    const depth = depthFrom(node + 1);
    const children = joinTexts(withoutLinks(nodes.slice(node + 1)));
    nodes.length = depths.length = node;
    add({ type: 'link', href, children }, depth);
    // Links do not nest, so brackets that are still open before this link stay text.
    brackets = [];
  };

  const escape = () => {
    const next = text.charAt(at + 1);
    if (/[!-/:-@[-`{-~]/.test(next)) replace(plain(next), at + 2);
    else {
      flush();
      at++;
      // A backslash before a line break is markup and is dropped. Any other backslash stays text.
      if (next === '\n' || (open && !next)) start = at;
    }
  };
  const newline = () => {
    let end = at;
    while (at > start && isBlank(text.charAt(at - 1))) at--;
    while (end < text.length && isBlank(text.charAt(end))) end++;
    replace({ type: 'break' }, end);
    brackets = [];
  };
  /** Reads an address, bare or in angle brackets. An address that still grows is not a link yet. */
  const address = (angled: number) => {
    const from = at + angled;
    const end = bareAddressEnd(text, from);
    const href = text.slice(from, end);
    const grows = open && end + 1 >= text.length - angled && end === text.trimEnd().length;
    if (!isSafeHref(href) || (angled && text[end] !== '>' && !grows))
      at = angled ? from : Math.max(end, from + 1);
    else
      replace(grows ? plain(href) : { type: 'link', href, children: [plain(href)] }, end + angled);
  };
  const branches: Record<string, () => void> = {
    '`': code,
    '[': () => openBracket(1),
    '![': () => openBracket(2),
    ']': closeBracket,
    '\\': escape,
    '\n': newline,
    '<': () => address(1),
  };
  for (let found = special.exec(text); found; found = special.exec(text)) {
    at = found.index;
    const [mark] = found;
    if (mark === '*' || mark === '_') delimiters(mark);
    else (branches[mark] ?? (() => address(0)))();
    special.lastIndex = at;
  }
  at = text.length;
  flush();

  // While the text grows, markup that is still open counts as closed here, and its marks are hidden.
  if (open) {
    for (const [node] of brackets) hide(node);
    for (let mark = marks.pop(); mark; mark = marks.pop()) {
      if (mark.node === nodes.length - 1) hide(mark.node);
      else if (!wrap(mark, Math.min(2, mark.count))) break;
      else if (mark.count) hide(mark.node);
    }
  }
  return linkTelephones(joinTexts(nodes), open);
}
