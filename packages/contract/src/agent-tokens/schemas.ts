import * as z from 'zod/mini';
import { id } from '../common/ids.ts';

/** Request body that names the agent of a token. @public */
export const newAgentToken = z.object({ agentId: id('agent') });
