import { forEachComment } from 'ts-api-utils';
import ts from 'typescript';
import type { Text } from './text.ts';

const testFunctions = new Set(['describe', 'it', 'test', 'suite']);

/** Tells whether a person reads a string: it has several words, starts with a capital and ends with punctuation. */
const isSentence = (text: string) => /^[A-Z`"'“].*\s.*[.!?:]$/su.test(text.trim());

/** Removes slashes, asterisks, code examples and the names of tags from a comment. */
function withoutMarks(comment: string): string {
  return comment
    .replace(/^\/\*+|\*+\/$|^\/\/+/gu, '')
    .replace(/^\s*\*+ ?/gmu, '')
    .replace(/```.*?```/gsu, '')
    .replace(/@(?:param|typeParam|template)\s+(?:\{[^}]*\}\s+)?\S+(?:\s+-)?/gu, '\n\n')
    .replace(/@(?:returns|throws|defaultValue|remarks|deprecated|event|example)\b/gu, '\n\n')
    .replace(/@\w+/gu, '');
}

/** Joins line comments on consecutive lines into one text. */
function joinLines(comments: readonly { readonly line: number; readonly text: string }[]) {
  const joined: { line: number; end: number; text: string }[] = [];
  for (const { line, text } of comments) {
    const last = joined.at(-1);
    if (last && text.startsWith('//') && last.text.startsWith('//') && last.end === line - 1) {
      last.text += `\n${text.replace(/^\/\/+/u, '')}`;
      last.end = line;
    } else joined.push({ line, end: line + text.split('\n').length - 1, text });
  }
  return joined;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `\`x\`${literal.text}`).join('');
}

function isTestTitle(node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== node) return false;
  const name = /^\w+/u.exec(call.expression.getText())?.[0] ?? '';
  return testFunctions.has(name);
}

/** Reads the comments, the titles of tests and the sentences in strings of a TypeScript or JavaScript file. */
export function readCode(file: string, source: string): readonly Text[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1;
  const texts: Text[] = [];

  const comments: { line: number; text: string }[] = [];
  forEachComment(tree, (all, { pos, end }) =>
    comments.push({ line: lineAt(pos), text: all.slice(pos, end) }),
  );
  for (const { line, text } of joinLines(comments))
    texts.push({ file, line, kind: 'comment', text: withoutMarks(text) });

  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined) {
      const line = lineAt(node.getStart());
      if (isTestTitle(node)) texts.push({ file, line, kind: 'test title', text });
      else if (isSentence(text)) texts.push({ file, line, kind: 'message', text });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return texts;
}
