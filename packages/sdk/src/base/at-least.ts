/**
 * Checks that an option is a number of at least `minimum`, and returns it.
 *
 * @throws TypeError that names the option and the minimum.
 */
export function atLeast(minimum: number, name: string, value: number): number {
  if (!(value >= minimum)) throw new TypeError(`\`${name}\` must be at least ${minimum}.`);
  return value;
}
