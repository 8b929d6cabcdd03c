import type { AttackContext } from '../context/attack-context.ts';
import type { DatabaseKind } from '../context/database.ts';

/** The result of an attack. */
export interface Outcome {
  /** The measured figure, in a few words. It holds no random ids, so that two runs can be compared. */
  readonly seen: string;
  /** True if the bound held. */
  readonly held: boolean;
}

/** An attack on a service that it starts. */
export interface Attack {
  /** Short name in kebab-case, such as `pages-nobody-reads`. */
  readonly id: string;
  /** The deed of the attacker, in one sentence. */
  readonly attack: string;
  /** The promise that must hold meanwhile, in one sentence with its figure. */
  readonly bound: string;
  /** Databases on which the attack runs. Empty if it needs none. */
  readonly databases: readonly DatabaseKind[];
  /** True if the attack takes more than a few seconds. The gate runs it only in its full form. */
  readonly heavy?: true;
  run(context: AttackContext): Promise<Outcome>;
}
