import { editDistance } from '../base/edit-distance.ts';

/** Share of the letters that may differ. */
const tolerance = 0.4;

/**
 * Returns the most similar known name. Undefined if none is similar.
 *
 * @param prefix - Text that all names begin with, which says nothing about their similarity.
 */
export function nearestName(
  name: string,
  known: readonly string[],
  prefix = '',
): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  const letters = Math.max(1, name.replace(prefix, '').length);
  return best && best.distance <= letters * tolerance ? best.candidate : undefined;
}
