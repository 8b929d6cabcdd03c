import * as z from 'zod/mini';
import { id } from '../common/ids.ts';

/** Names the agent to sign a token for. @public */
export const newAgentToken = z.object({ agentId: id('agent') });
