import { describe, test } from 'node:test';
import { checkAudit } from './audit.ts';
import { checkAuditUpgrade } from './audit-upgrade.ts';
import { checkBounds } from './bounds.ts';
import { checkAuditList } from './audit-list.ts';
import { checkAuditedReads } from './audited-reads.ts';
import { checkIdempotency } from './idempotency.ts';
import { checkIsolation } from './isolation.ts';
import { checkJourney } from './journey.ts';
import { checkPageBytes } from './page-bytes.ts';
import { checkReplacedKeys, checkReplacedKeysOnNodes } from './replaced-keys.ts';
import { checkMetrics } from './metrics.ts';
import { checkRefusedCalls } from './refused-calls.ts';
import { checkRestart } from './restart.ts';
import { checkSequences } from './sequences.ts';
import { checkSessions } from './sessions.ts';
import { checkSessionRevocation } from './session-revocation.ts';
import { checkSingleUse } from './single-use.ts';
import { createSetup } from './setup.ts';
import { checkWarmUp } from './warm-up.ts';
import { checkWebhookBacklog } from './webhook-backlog.ts';
import { checkWebhookFailures } from './webhook-failures.ts';
import { checkWebhookNodes } from './webhook-nodes.ts';
import { checkWebhooks } from './webhooks.ts';
import { checkStaffAccess } from './staff-access.ts';
import { checkStaffChanges } from './staff-changes.ts';
import { targets } from './target.ts';
import { checkTexts } from './texts.ts';

for (const target of targets)
  describe(`the service on ${target.name}`, () => {
    if (target.absent !== undefined) {
      test('runs the conformance suite', { skip: target.absent });
      return;
    }
    const setup = createSetup(target);
    checkSequences(setup);
    checkPageBytes(setup);
    checkTexts(setup);
    checkAudit(setup);
    checkAuditUpgrade(setup);
    checkBounds(setup);
    checkAuditedReads(setup);
    checkAuditList(setup);
    checkRefusedCalls(setup);
    checkIdempotency(setup);
    checkSessions(setup);
    checkSessionRevocation(setup);
    checkSingleUse(setup);
    checkIsolation(setup);
    checkJourney(setup);
    checkStaffAccess(setup);
    checkStaffChanges(setup);
    checkWarmUp(setup);
    checkMetrics(setup);
    checkWebhooks(setup);
    checkWebhookFailures(setup);
    checkWebhookBacklog(setup);
    if (target.name === 'PostgreSQL') {
      checkWebhookNodes(setup);
      checkReplacedKeysOnNodes(setup);
    }
    if (target.keeps) {
      checkRestart(setup);
      checkReplacedKeys(setup);
    }
  });
