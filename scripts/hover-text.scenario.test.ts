import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { endpoints } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';
import ts from 'typescript';
import { readPackage } from './lib/packages.ts';

const folder = join(readPackage('sdk').folder, 'src/');

/** Files of the classes whose public methods need an example. A getter is no method here and needs no example. */
const files = [
  ...globSync('resources/*.ts', { cwd: folder }).filter((file) => !/test|resource\.ts/.test(file)),
  'client/teller-client.ts',
  'client/customer-client.ts',
  'pages/page-list.ts',
  'session/customer-session.ts',
  'live/live-conversation.ts',
];

/** Methods that never reject, because failures appear in the snapshot or have no effect on callers. */
const cannotFail = new Set([
  'CustomerSession.forget',
  ...['start', 'retry', 'withdraw', 'retryNow', 'markRead', 'showTyping', 'stop', 'forget'].map(
    (name) => `LiveConversation.${name}`,
  ),
]);

interface PublicMethod {
  readonly name: string;
  readonly doc: string;
  /** Error codes of the endpoints that the method calls. */
  readonly codes: readonly string[];
}

function methodsOf(file: string): PublicMethod[] {
  const text = readFileSync(folder + file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isClassDeclaration).flatMap((declaration) =>
    declaration.members.filter(isPublicMethod).map((member) => {
      const ranges = ts.getLeadingCommentRanges(text, member.pos) ?? [];
      const doc = ranges.map(({ pos, end }) => text.slice(pos, end)).join('');
      const identifiers = new Set(member.getText().match(/\w+/g));
      const called = Object.entries(endpoints).filter(([name]) => identifiers.has(name));
      return {
        name: `${declaration.name?.text}.${member.name.getText()}`,
        doc,
        codes: called.flatMap(([, endpoint]: [string, Endpoint]) => endpoint.errors),
      };
    }),
  );
}

function isPublicMethod(member: ts.ClassElement): member is ts.MethodDeclaration {
  if (!ts.isMethodDeclaration(member) || !ts.isIdentifier(member.name)) return false;
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  return (
    !member.modifiers?.some(({ kind }) => hidden.includes(kind)) &&
    !/@internal/.test(member.getFullText().slice(0, member.getLeadingTriviaWidth()))
  );
}

describe('hover text', () => {
  for (const file of files)
    for (const { name, doc, codes } of methodsOf(file))
      test(`${name} has an example and documents its errors`, () => {
        assert.match(doc, /@example[^@]*```ts\n/, 'add an @example with TypeScript');
        if (cannotFail.has(name)) return;
        const throws = doc
          .split(/(?=@)/)
          .filter((tag) => tag.startsWith('@throws'))
          .join();
        assert.ok(throws, 'add @throws');
        for (const code of codes)
          assert.ok(throws.includes(`\`${code}\``), `name the code ${code} in @throws`);
      });
});
