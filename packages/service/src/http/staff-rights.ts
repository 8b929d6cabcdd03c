import type { StaffScope } from '@tellerkit/contract';
import type { AgentCaller } from '../base/caller-identity.ts';

/** The resource that a path names, if its visibility depends on the caller's assignments or queues. */
export type StaffTarget =
  | { readonly kind: 'conversation'; readonly id: string }
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'assignment'; readonly id: string };

/** Checks what the bank's staff may see. */
export interface StaffRights {
  /**
   * Checks that the agent still has the role of the caller, is neither suspended nor removed, and sees the target in
   * the scope. Without a target, only checks the agent.
   */
  hold(caller: AgentCaller, scope: StaffScope, target: StaffTarget | undefined): Promise<boolean>;
}

const targetKinds = {
  conversationId: 'conversation',
  entryId: 'entry',
  assignmentId: 'assignment',
} as const;

/** Finds the target in the parameters of a path. */
export function targetOf(params: Readonly<Record<string, string>>): StaffTarget | undefined {
  for (const [name, kind] of Object.entries(targetKinds)) {
    const id = params[name];
    if (id !== undefined) return { kind, id };
  }
  return undefined;
}
