import * as z from 'zod/mini';
import { defineEndpoint } from '../common/endpoint.ts';
import { page, pageQuery } from '../common/page.ts';
import { timestamp } from '../common/primitives.ts';
import { auditEntry } from './schemas.ts';

const name = z.string().check(z.minLength(1), z.maxLength(100));

/** Lists the entries of the audit. @public */
export const listAudit = defineEndpoint({
  id: 'audit.list',
  method: 'GET',
  path: '/v1/audit',
  summary: 'Lists the entries of the audit, newest first.',
  query: z.object({
    ...pageQuery,
    target: z.optional(name),
    actor: z.optional(name),
    action: z.optional(name),
    from: z.optional(timestamp),
    to: z.optional(timestamp),
  }),
  status: 200,
  response: page(auditEntry),
  errors: [],
  callers: ['agent', 'secret'],
  idempotent: true,
});
