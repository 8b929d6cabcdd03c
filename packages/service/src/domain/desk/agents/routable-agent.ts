/**
 * An available agent, reduced to the fields that routing uses.
 */
export interface RoutableAgent {
  readonly id: string;
  readonly skills: readonly string[];
  /** Languages that the agent speaks, as BCP 47 tags; empty if the agent serves every language. */
  readonly locales: readonly string[];
  /** Maximum number of simultaneous assignments. */
  readonly capacity: number;
  /** Number of open assignments: offered, active or in wrap-up. */
  readonly load: number;
  /** Time in ms of the agent's last offer or last change of presence, whichever is later. */
  readonly idleSince: number;
}

/**
 * Checks that the agent has every needed skill.
 */
export function hasSkills(
  agent: Pick<RoutableAgent, 'skills'>,
  needed: readonly string[],
): boolean {
  return needed.every((skill) => agent.skills.includes(skill));
}
