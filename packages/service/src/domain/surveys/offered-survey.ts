import type { Kysely } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import { listSurveyRows } from './rows.ts';

/**
 * Finds the newest survey of a touchpoint, which is the survey to offer there.
 *
 * @returns the id of the survey; undefined if the touchpoint has no survey.
 */
export async function findOfferedSurvey(
  db: Kysely<Database>,
  tenantId: string,
  touchpoint: string,
): Promise<string | undefined> {
  const [newest] = await listSurveyRows(db, tenantId, { touchpoint, after: undefined, limit: 1 });
  return newest?.id;
}
