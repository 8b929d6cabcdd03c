import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Declaration of an element's class. */
export interface ElementDeclaration {
  readonly tag: string;
  /** First sentence of the doc comment. */
  readonly summary: string;
  /** Attributes that the class declares itself, without inherited ones. */
  readonly attributes: readonly string[];
}

/** Reads the element class of a module. */
export function readElement(file: string): ElementDeclaration {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const declaration = source.statements.find(ts.isClassDeclaration);
  const doc = declaration && ts.getJSDocCommentsAndTags(declaration).find(ts.isJSDoc);
  if (!doc)
    throw new Error(
      `${file} has no class with a doc comment. Describe the element in a doc comment on its class.`,
    );
  const tag = doc.tags?.find(({ tagName }) => tagName.text === 'customElement');
  const comment = ts.getTextOfJSDocComment(doc.comment)?.replaceAll(/\s+/g, ' ') ?? '';
  return {
    tag: ts.getTextOfJSDocComment(tag?.comment) ?? '',
    summary: /^.*?\.(?= |$)/.exec(comment)?.[0] ?? comment,
    attributes: declaration.members.filter(ts.isPropertyDeclaration).flatMap(attributesOf),
  };
}

/** Returns the attribute of a property with `@property`, by Lit's naming. */
function attributesOf(property: ts.PropertyDeclaration): readonly string[] {
  const calls = ts.getDecorators(property)?.map(({ expression }) => expression) ?? [];
  const call = calls
    .filter(ts.isCallExpression)
    .find((decorator) => decorator.expression.getText() === 'property');
  if (!call) return [];
  const attribute = findField(call.arguments[0], 'attribute');
  if (!attribute) return [property.name.getText().toLowerCase()];
  return ts.isStringLiteral(attribute) ? [attribute.text] : [];
}

/** Returns the value of a field of an object literal. */
function findField(literal: ts.Expression | undefined, name: string): ts.Expression | undefined {
  if (!literal || !ts.isObjectLiteralExpression(literal)) return undefined;
  const fields = literal.properties.filter(ts.isPropertyAssignment);
  return fields.find((field) => field.name.getText() === name)?.initializer;
}
