import { editDistance } from '../base/edit-distance.ts';

/** Share of the letters that may differ. */
const tolerance = 0.4;
/** Letters that may differ if a separator is missing or superfluous. */
const joinedTolerance = 1;

/**
 * Returns the most similar known name. Undefined if none is similar. Names that differ by a whole word between
 * underscores are not similar, because they name different things.
 *
 * @param prefix - Text that all names begin with, which says nothing about their similarity.
 */
export function nearestName(
  name: string,
  known: readonly string[],
  prefix = '',
): string | undefined {
  const rest = name.slice(prefix.length);
  const [best] = known
    .filter((candidate) => isNear(rest, candidate.slice(prefix.length)))
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate;
}

function isNear(name: string, candidate: string): boolean {
  const parts = name.split('_');
  const others = candidate.split('_');
  if (parts.length !== others.length)
    return editDistance(parts.join(''), others.join('')) <= joinedTolerance;
  return parts.every(
    (part, index) =>
      editDistance(part, others[index] ?? '') <= Math.max(1, part.length * tolerance),
  );
}
