import type * as z from 'zod/mini';

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes['_zod']['def'];

/** Prints the wire shapes of one file. */
export interface ShapePrinter {
  /** Prints the wire shape of a schema as source text. */
  print(schema: Schema): string;
  /** Returns the imports and shared shapes that the printed shapes need. */
  statements(): readonly string[];
}

/** A shape that several places use. */
interface SharedShape {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/**
 * Prints zod schemas as shapes and names each object that occurs more than once. The first file that needs a
 * shared shape declares it, and later files import it, so that no two files import each other.
 */
export class Shapes {
  readonly #uses = new Map<Schema, number>();
  readonly #shared = new Map<Schema, SharedShape>();
  readonly #imports = new Map<string, Set<SharedShape>>();
  #file = '';

  /** Counts how often each object schema occurs below `schema`. */
  count(schema: Schema): void {
    const uses = (this.#uses.get(schema) ?? 0) + 1;
    this.#uses.set(schema, uses);
    if (uses > 1) return;
    const def = defOf(schema);
    switch (def.type) {
      case 'object':
        return Object.values(def.shape).forEach((field) => this.count(field));
      case 'array':
        return this.count(def.element);
      case 'record':
        return this.count(def.valueType);
      case 'optional':
      case 'nullable':
        return this.count(def.innerType);
      case 'union':
        return def.options.forEach((option) => this.count(option));
    }
  }

  /** Prints shapes into a file. */
  in(file: string): ShapePrinter {
    return {
      print: (schema) => {
        this.#file = file;
        return this.#print(schema);
      },
      statements: () => [...this.#importsOf(file), ...this.#declarationsOf(file)],
    };
  }

  #print(schema: Schema): string {
    const known = this.#shared.get(schema);
    if (known) return this.#refer(known);
    const text = this.#text(schema);
    const type = defOf(schema).type;
    if ((this.#uses.get(schema) ?? 0) < 2 || (type !== 'object' && type !== 'union')) return text;
    const name = `shape${this.#shared.size + 1}`;
    this.#shared.set(schema, { name, file: this.#file, text });
    return name;
  }

  #refer(shape: SharedShape): string {
    if (shape.file !== this.#file) {
      const imported = this.#imports.get(this.#file) ?? new Set();
      this.#imports.set(this.#file, imported.add(shape));
    }
    return shape.name;
  }

  #importsOf(file: string): readonly string[] {
    const shapes = [...(this.#imports.get(file) ?? [])];
    return [...new Set(shapes.map((shape) => shape.file))].map((from) => {
      const names = shapes.filter((shape) => shape.file === from).map(({ name }) => name);
      return `import { ${names.join(', ')} } from './${from}.ts';`;
    });
  }

  #declarationsOf(file: string): readonly string[] {
    const isImported = (shape: SharedShape) =>
      [...this.#imports.values()].some((shapes) => shapes.has(shape));
    return [...this.#shared.values()]
      .filter((shape) => shape.file === file)
      .map((shape) => {
        const kind = isImported(shape)
          ? '/** Shared with other domains. */\nexport const'
          : 'const';
        return `${kind} ${shape.name} = ${shape.text} as const;`;
      });
  }

  #text(schema: Schema): string {
    const def = defOf(schema);
    switch (def.type) {
      case 'string':
        return `'s'`;
      case 'number':
        return `'n'`;
      case 'boolean':
        return `'b'`;
      case 'unknown':
        return `'x'`;
      case 'optional':
        return `['?', ${this.#print(def.innerType)}]`;
      case 'nullable':
        return `['0', ${this.#print(def.innerType)}]`;
      case 'array':
        return `['a', ${this.#print(def.element)}]`;
      case 'record':
        return `['r', ${this.#print(def.valueType)}]`;
      case 'enum':
        return `['e', ${Object.values(def.entries).map(quote).join(', ')}]`;
      case 'literal':
        return `['e', ${def.values.map(quote).join(', ')}]`;
      case 'object':
        return this.#fields(def.shape);
      case 'union':
        return this.#union(def.options);
      default:
        throw new Error(
          `Zod schemas of type \`${def.type}\` cannot be printed as a shape. Add a case to \`#text\` in shapes.ts.`,
        );
    }
  }

  #fields(shape: Readonly<Record<string, Schema>>): string {
    const fields = Object.entries(shape).map(
      ([key, field]) => `${quote(key)}: ${this.#print(field)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }

  /** Prints a discriminated union, with or without an unknown variant. */
  #union(options: readonly Schema[]): string {
    const [first, rest] = options.map((option) => [option, defOf(option)] as const);
    if (first && rest?.[1].type === 'pipe') {
      const known = first[1].type === 'union' ? first[1].options : [first[0]];
      const input = defOf(rest[1].in);
      if (input.type !== 'object')
        throw new Error(
          'The input of `unknownVariant` must be an object. Correct common/open-union.ts.',
        );
      const { type: _type, ...keep } = input.shape as Record<string, Schema>;
      return `['u', ${this.#variants(known)}, ${this.#fields(keep)}]`;
    }
    return `['u', ${this.#variants(options)}, null]`;
  }

  #variants(options: readonly Schema[]): string {
    const variants = options.map((option) => {
      const def = defOf(option);
      const tag = def.type === 'object' ? defOf(def.shape['type'] as Schema) : undefined;
      if (tag?.type !== 'literal')
        throw new Error(
          'A variant of a union has no literal `type`. Make each variant an object with a literal `type`.',
        );
      return `${quote(tag.values[0])}: ${this.#print(option)}`;
    });
    return `{ ${variants.join(', ')} }`;
  }
}

function defOf(schema: Schema): Def {
  return (schema as z.core.$ZodTypes)._zod.def;
}

function quote(value: unknown): string {
  return JSON.stringify(value);
}
