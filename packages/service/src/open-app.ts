import { createRefreshTokens } from './domain/sessions/refresh-tokens.ts';
import { findRefreshedSession } from './domain/sessions/refreshed-session.ts';
import { isSessionOpen } from './domain/sessions/rows.ts';
import { createStaffRights, findActiveAgent } from './domain/staff/staff-rights.ts';
import { createApp } from './http/app.ts';
import type { App } from './http/app.ts';
import { openDomains } from './open-domains.ts';
import type { OpenedDomains } from './open-domains.ts';
import type { ServiceParts } from './open-parts.ts';
import type { ServiceOptions } from './service-options.ts';

/** The endpoints of the contract, with the domains behind them. */
export interface OpenedApp {
  readonly app: App;
  readonly domains: OpenedDomains;
}

/** Creates the HTTP layer and serves every endpoint of the contract. */
export async function openApp(
  parts: ServiceParts,
  options: Pick<ServiceOptions, 'assistant' | 'tenants' | 'webhookSender'>,
): Promise<OpenedApp> {
  const { db } = parts;
  const refreshTokens = createRefreshTokens(parts);
  const app = createApp({
    ...parts,
    callers: {
      isSessionOpen: (session) => isSessionOpen(db, session),
      findRefreshed: (...token) => findRefreshedSession({ db, refreshTokens }, ...token),
      findAgent: (agent) => findActiveAgent(db, agent),
    },
    staff: createStaffRights(db),
  });
  return { app, domains: await openDomains(app, parts, options) };
}
