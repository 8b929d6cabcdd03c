const names = ['keepAliveMs', 'maxConnections', 'maxAddressConnections'] as const;

/** Options of `listen` that bound connections. */
export type ConnectionOptions = { readonly [name in (typeof names)[number]]?: number };

/** The longest delay of a timer of Node. With a longer delay it would fire at once. */
const largest = 2 ** 31 - 1;

/**
 * Throws if an option is invalid.
 *
 * @throws TypeError that names the option and the remedy.
 */
export function checkConnectionOptions(options: ConnectionOptions): void {
  for (const name of names) {
    const value = options[name];
    if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= largest))
      continue;
    throw new TypeError(`\`${name}\` is invalid: use a whole number from 1 to ${largest}.`);
  }
}
