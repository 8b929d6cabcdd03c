/**
 * An agent on duty, as routing sees it.
 */
export interface RoutableAgent {
  readonly id: string;
  readonly skills: readonly string[];
  /** Languages the agent speaks; empty for no preference. */
  readonly locales: readonly string[];
  /** How many assignments at once. */
  readonly capacity: number;
  /** How many of them are taken: offered, active or in wrap-up. */
  readonly load: number;
  /** Since when the agent got nothing new, in ms. */
  readonly idleSince: number;
}

/**
 * True if the agent has every skill that is needed.
 */
export function hasSkills(
  agent: Pick<RoutableAgent, 'skills'>,
  needed: readonly string[],
): boolean {
  return needed.every((skill) => agent.skills.includes(skill));
}
