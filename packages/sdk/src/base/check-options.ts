/**
 * Checks that options have no unknown name, so that a typo in JavaScript is an error and not a default. Accepts an
 * unknown name whose value is undefined.
 *
 * @param known - Names of all options, with a space between two.
 * @throws TypeError that names the unknown option and the most similar known one.
 */
export function checkOptions(options: object | undefined, known: string): void {
  const names = known.split(' ');
  for (const [name, value] of Object.entries(options ?? {}))
    if (value !== undefined && !names.includes(name))
      throw new TypeError(`Unknown option \`${name}\`. Did you mean \`${nearest(name, names)}\`?`);
}

/** Returns the candidate that shares most pairs of letters with a name. */
function nearest(name: string, candidates: readonly string[]): string | undefined {
  const pairs = (text: string) =>
    [...text.toLowerCase()].map((letter, at, all) => letter + all[at + 1]);
  const own = pairs(name);
  const rank = (candidate: string) => {
    const theirs = pairs(candidate);
    return own.filter((pair) => theirs.includes(pair)).length / (own.length + theirs.length);
  };
  return candidates.toSorted((a, b) => rank(b) - rank(a))[0];
}
