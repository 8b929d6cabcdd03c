import type { Inline } from './ast.ts';
import { bareAddressEnd, isSafeHref } from './href.ts';
import { isBlank, isDigit, isWord, joinTexts, plain, withoutLinks } from './inline-text.ts';

// Deeper markup stays text, so that neither the lexer nor the renderer can be driven into the ground.
const deepest = 8;

/** An opening run of `*` or `_` that waits for its partner; `node` is its place among the nodes. */
interface Mark {
  readonly char: string;
  readonly node: number;
  count: number;
}

// Stops at square brackets, so that no part of a text is looked at more than twice.
const destination =
  /\([ \t]*(?:<([^<>\n[\]]*)(?:>|$)|((?:[^\s()[\]<]|\([^\s()[\]]*\))*))(?:[ \t]+(?:"[^"\n]*(?:"|$)|'[^'\n]*(?:'|$)))?[ \t]*(\)|$)/y;

/**
 * Turns the text of one block into runs, in time that grows with its length alone: it is read once
 * from left to right, nodes lie flat until a closing mark gathers those after its opening mark into
 * one, and what lies too deep is not gathered.
 * @param open - the text is still growing: show unfinished markup as it will most likely end
 */
// One closure: its state is shared by all branches, and local names are a third of the bytes of fields.
// eslint-disable-next-line max-lines-per-function
export function lexInline(text: string, open = false): Inline[] {
  const special = /[*_`[\]\\\n<]|!\[|\b(?:https?:\/\/|mailto:|tel:)/gi;
  if (text.search(special) < 0) return joinTexts([plain(text)]);
  const nodes: Inline[] = [];
  const depths: number[] = [];
  const marks: Mark[] = [];
  const waiting: Record<string, number> = { '*': 0, _: 0 };
  /** Lengths of runs of backticks that have no partner. */
  const lonely: boolean[] = [];
  /** Opening brackets: the node, and how many marks were open before it. */
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
  /** Puts a node in place of the text from here to `end`. */
  const put = (node: Inline, end: number) => {
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

  /** Makes one node of all after a mark. When it would lie too deep, all open marks are given up. */
  const gather = (mark: Mark, used: number) => {
    const first = mark.node + 1;
    const depth = depthFrom(first);
    if (depth > deepest) {
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
  /** Pairs a closing run with the opening ones before it. Returns how much of it is left. */
  const close = (char: string, length: number, end: number) => {
    let left = length;
    while (left) {
      const index = lastMark(char);
      const mark = marks[index];
      if (!mark) break;
      // The first half of a closing ** whose second has not arrived.
      if (open && end === text.length && mark.count > left) return 0;
      const used = left > 1 && mark.count > 1 ? 2 : 1;
      if (!gather(mark, used)) break;
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
    // Long runs and stars between figures are masks and products (6222****1234, 3*4), not markup.
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
    // Longer runs stay text: with few lengths, few searches can be in vain.
    let to = size > 3 || lonely[size] ? -1 : text.indexOf('`', from);
    while (to >= 0 && runEnd(to) - to !== size) to = text.indexOf('`', runEnd(to));
    if (to < 0) {
      lonely[size] = true;
      if (open && size < 3) to = text.length;
    }
    if (to < 0) at = from;
    else {
      const content = text.slice(from, to).replaceAll('\n', ' ');
      const padded = /^ .*[^ ].* $/.test(content);
      const type = content ? 'code' : 'text';
      put({ type, text: padded ? content.slice(1, -1) : content }, to + size);
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
    // A link holds no link: brackets that are still open before this one stay text.
    brackets = [];
  };

  const escape = () => {
    const next = text.charAt(at + 1);
    if (/[!-/:-@[-`{-~]/.test(next)) put(plain(next), at + 2);
    else {
      flush();
      at++;
      // Before a line's end the backslash is dropped, elsewhere it is what it is.
      if (next === '\n' || (open && !next)) start = at;
    }
  };
  const newline = () => {
    let end = at;
    while (at > start && isBlank(text.charAt(at - 1))) at--;
    while (end < text.length && isBlank(text.charAt(end))) end++;
    put({ type: 'break' }, end);
    brackets = [];
  };
  /** An address, bare or in angle brackets; one that still grows is not a link yet. */
  const address = (angled: number) => {
    const from = at + angled;
    const end = bareAddressEnd(text, from);
    const href = text.slice(from, end);
    const grows = open && end + 1 >= text.length - angled && end === text.trimEnd().length;
    if (!isSafeHref(href) || (angled && text[end] !== '>' && !grows))
      at = angled ? from : Math.max(end, from + 1);
    else put(grows ? plain(href) : { type: 'link', href, children: [plain(href)] }, end + angled);
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

  // The text is still growing: what is open closes here for now, and its marks are not shown.
  if (open) {
    for (const [node] of brackets) hide(node);
    for (let mark = marks.pop(); mark; mark = marks.pop()) {
      if (mark.node === nodes.length - 1) hide(mark.node);
      else if (!gather(mark, Math.min(2, mark.count))) break;
      else if (mark.count) hide(mark.node);
    }
  }
  return joinTexts(nodes);
}
