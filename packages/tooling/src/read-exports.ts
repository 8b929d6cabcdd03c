import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A name that a module exports. */
export interface ModuleExport {
  readonly name: string;
  readonly isType: boolean;
  /** True if the doc comment has `@public`. */
  readonly isPublic: boolean;
}

/** Lists the names that a module declares and exports, in source order. */
export function readExports(file: string): readonly ModuleExport[] {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.filter(isExported).flatMap((statement) =>
    declarationsOf(statement).map((declaration) => ({
      name: nameOf(declaration),
      isType: ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration),
      isPublic: ts.getJSDocPublicTag(declaration) !== undefined,
    })),
  );
}

function isExported(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  return !!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function declarationsOf(statement: ts.Statement): readonly ts.Node[] {
  return ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
}

function nameOf(declaration: ts.Node): string {
  const name = ts.getNameOfDeclaration(declaration as ts.Declaration);
  if (name && ts.isIdentifier(name)) return name.text;
  const { fileName } = declaration.getSourceFile();
  throw new Error(`${fileName} has an export without a name. Give each export a name.`);
}
