import type { Kysely } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import { surveySource } from './rows.ts';

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
  const [newest] = await surveySource(db, tenantId, { touchpoint, after: undefined }).rows(
    undefined,
    1,
  );
  return newest?.id;
}
