import ts from 'typescript';

/** A name in code, and the line it stands in, counted from 1. */
export interface Name {
  readonly line: number;
  readonly name: string;
}

/** Reads every name of a TypeScript or JavaScript file, as often as it stands there. */
export function readNames(file: string, source: string): readonly Name[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const names: Name[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      names.push({ line: line + 1, name: node.text.replace(/^#/u, '') });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return names;
}
