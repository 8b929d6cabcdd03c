const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to insert into a page. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value that a template can insert into markup. */
export type Printable = Markup | string | number | undefined | null | readonly Printable[];

/** Builds markup and escapes every value that is not {@link Markup}. */
export function html(strings: TemplateStringsArray, ...values: readonly Printable[]): Markup {
  return new Markup(strings.reduce((text, part, index) => text + print(values[index - 1]) + part));
}

function print(value: Printable): string {
  if (value instanceof Markup) return value.text;
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return value.map(print).join('');
  return String(value).replace(/[&<>"']/g, (character) => entities[character] as string);
}
