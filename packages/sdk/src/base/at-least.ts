/**
 * Checks a number that a caller gave.
 *
 * @throws TypeError that names the smallest number allowed.
 */
export function atLeast(minimum: number, name: string, value: number): number {
  if (!(value >= minimum)) throw new TypeError(`${name} must be a number from ${minimum}.`);
  return value;
}
