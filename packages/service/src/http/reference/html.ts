/** Text that is HTML already. @internal */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[] | undefined;

/**
 * Makes HTML; every value that is not {@link Markup} is escaped.
 *
 * @internal
 */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  const texts = strings.map((string, index) => string + render(values[index]));
  return new Markup(texts.join(''));
}

function render(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map((one) => one.text).join('');
  return String(value).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
