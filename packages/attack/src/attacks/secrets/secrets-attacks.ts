import type { Attack } from '../../base/attack.ts';
import { forgeFromDatabase } from './forge-from-database.ts';
import { forgedRefreshTokens } from './forged-refresh-tokens.ts';
import { forgedTokens } from './forged-tokens.ts';
import { otherUser } from './other-user.ts';
import { tenYearToken } from './ten-year-token.ts';
import { visibleFlags } from './visible-flags.ts';

export const secretsAttacks: readonly Attack[] = [
  otherUser,
  forgeFromDatabase,
  tenYearToken,
  forgedTokens,
  forgedRefreshTokens,
  visibleFlags,
];
