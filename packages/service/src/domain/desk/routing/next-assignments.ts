import { hasSkills } from '../agents/routable-agent.ts';
import type { RoutableAgent } from '../agents/routable-agent.ts';
import { comparePlaces } from '../queues/line.ts';
import type { LinePlace } from '../queues/line.ts';

/**
 * A waiting customer, reduced to the fields that routing uses.
 */
export interface WaitingEntry extends LinePlace {
  /** Skills that the agent must have; empty if any agent will do. */
  readonly skills: readonly string[];
  /** Language of the customer, a BCP 47 tag. */
  readonly locale: string | null;
  /**
   * Agents who declined or transferred the customer. They get another offer only if no other available agent can help.
   */
  readonly excludedAgentIds: readonly string[];
  /** Agent to whom the customer was transferred. The customer waits for this agent while the agent is available. */
  readonly wantedAgentId: string | null;
}

/**
 * An offer of a customer to an agent.
 */
export interface Offer {
  readonly entryId: string;
  readonly agentId: string;
}

/**
 * Decides which customer to offer to which agent, beginning at the head of the line. Each customer goes to an agent
 * with the needed skills and a free slot. Agents who speak the customer's language come first, then the least loaded,
 * then the longest idle.
 *
 * @remarks A customer without a suitable agent keeps the place. Later customers whom a free agent can help do not wait
 * for this customer.
 */
export function nextAssignments(
  waiting: readonly WaitingEntry[],
  agents: readonly RoutableAgent[],
): readonly Offer[] {
  const free = agents.map((agent) => ({ ...agent }));
  const offers: Offer[] = [];
  for (const entry of [...waiting].sort(comparePlaces)) {
    const candidates = candidatesFor(entry, free).filter((agent) => agent.load < agent.capacity);
    const [best] = candidates.sort((a, b) => compareCandidates(a, b, entry));
    if (best === undefined) continue;
    best.load += 1;
    best.idleSince = Number.MAX_SAFE_INTEGER;
    offers.push({ entryId: entry.id, agentId: best.id });
  }
  return offers;
}

interface Candidate extends RoutableAgent {
  load: number;
  idleSince: number;
}

function candidatesFor(entry: WaitingEntry, agents: readonly Candidate[]): Candidate[] {
  const wanted = agents.find((agent) => agent.id === entry.wantedAgentId);
  if (wanted !== undefined && !entry.excludedAgentIds.includes(wanted.id)) return [wanted];
  const skilled = agents.filter((agent) => hasSkills(agent, entry.skills));
  const others = skilled.filter((agent) => !entry.excludedAgentIds.includes(agent.id));
  return others.length > 0 ? others : skilled;
}

function compareCandidates(a: Candidate, b: Candidate, entry: WaitingEntry): number {
  const language = Number(speaks(b, entry.locale)) - Number(speaks(a, entry.locale));
  if (language !== 0) return language;
  const load = a.load / a.capacity - b.load / b.capacity;
  if (load !== 0) return load;
  if (a.idleSince !== b.idleSince) return a.idleSince - b.idleSince;
  return a.id < b.id ? -1 : 1;
}

function speaks(agent: RoutableAgent, locale: string | null): boolean {
  if (locale === null || agent.locales.length === 0) return true;
  return agent.locales.some((spoken) => languageOf(spoken) === languageOf(locale));
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split('-', 1)[0] ?? '';
}
