import { databaseKinds } from '../context/database.ts';
import type { DatabaseKind } from '../context/database.ts';
import type { Attack } from './attack.ts';

/** An attack to run on a database. */
export interface Run {
  readonly area: string;
  readonly attack: Attack;
  /** Undefined if the attack needs no database. */
  readonly database: DatabaseKind | undefined;
}

/** The flags that choose attacks. */
export interface Selection {
  /** Areas or ids of attacks. @defaultValue all */
  readonly only?: readonly string[] | undefined;
  /** Kind of database. Attacks without a database are left out then. @defaultValue all */
  readonly database?: string | undefined;
  /** True to leave out heavy attacks, and to run the others on one database each. */
  readonly quick: boolean;
}

/** Lists the selected attacks, once for each database. Returns an error text if a flag is invalid. */
export function selectRuns(
  areas: Readonly<Record<string, readonly Attack[]>>,
  { only, database, quick }: Selection,
): Run[] | string {
  if (database !== undefined && !databaseKinds.some((kind) => kind === database))
    return `\`--database\` must be one of ${databaseKinds.join(', ')}.`;
  const all = Object.entries(areas).flatMap(([area, attacks]) =>
    attacks.map((attack) => ({ area, attack })),
  );
  const names = new Set(all.flatMap(({ area, attack }) => [area, attack.id]));
  for (const area of Object.keys(areas)) names.add(area);
  const unknown = only?.find((name) => !names.has(name));
  if (unknown !== undefined) return `\`--only\` must be one of ${[...names].join(', ')}.`;
  return all
    .filter(({ area, attack }) => !only || only.includes(area) || only.includes(attack.id))
    .filter(({ attack }) => !(quick && attack.heavy === true))
    .flatMap(({ area, attack }) => {
      const kinds = attack.databases.length > 0 ? attack.databases : [undefined];
      return kinds.map((kind) => ({ area, attack, database: kind }));
    })
    .filter((run) => database === undefined || run.database === database)
    .filter(
      (run, index, runs) =>
        !quick || runs.findIndex(({ attack }) => attack === run.attack) === index,
    );
}
