import { dirname } from 'node:path';

/** An import from one file to another. Paths are relative to the root. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/**
 * Finds folders that import each other, directly or over other folders. The files of a subfolder do not count as
 * files of the folder, so a folder and its subfolder can form a circle.
 *
 * @returns One path per circle: the folders in import order, with the first folder again at the end.
 */
export function findFolderCircles(arrows: readonly Arrow[]): readonly (readonly string[])[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of arrows) {
    const [source, target] = [dirname(from), dirname(to)];
    if (source === target) continue;
    targets.set(source, (targets.get(source) ?? new Set()).add(target));
  }
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (folder: string, path: readonly string[]) => {
    const start = path.indexOf(folder);
    if (start >= 0) circles.push([...path.slice(start), folder]);
    if (start >= 0 || done.has(folder)) return;
    for (const target of targets.get(folder) ?? []) visit(target, [...path, folder]);
    done.add(folder);
  };
  for (const folder of targets.keys()) visit(folder, []);
  return circles;
}
