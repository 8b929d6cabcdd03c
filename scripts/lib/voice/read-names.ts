import ts from 'typescript';

/** A name in code, with the number of its line, starting at 1. */
export interface Name {
  readonly line: number;
  readonly name: string;
}

/** Reads all names in a TypeScript or JavaScript file. A name that occurs twice is returned twice. */
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
