/**
 * Registers `--tk-px` as a length, so that elements inherit the length that the theme sheet computes at the host from
 * `font-size: medium`. An unregistered property would compute `em` again wherever a style uses the property.
 */
export function registerReaderSize(): void {
  try {
    CSS.registerProperty({
      name: '--tk-px',
      syntax: '<length>',
      inherits: true,
      initialValue: '1px',
    });
  } catch {
    // Another element of the page has registered the property.
  }
}
