import type { ArticleContent } from '@tellerkit/contract';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { knowledgeTopic } from './knowledge-topic.ts';
import { findArticle, toColumns } from './rows.ts';
import type { ArticleName, ArticleRow, ContentColumns } from './rows.ts';

/**
 * The row of an article after a write, and the effect of the write.
 */
export interface WrittenArticle {
  readonly row: ArticleRow;
  readonly effect: 'added' | 'changed' | 'same';
}

/**
 * Writes an article. The same content again changes nothing; different content becomes the next version.
 */
export async function putArticle(
  unit: UnitOfWork,
  name: ArticleName,
  content: ArticleContent,
): Promise<WrittenArticle> {
  const columns = toColumns(content);
  const added = await insertArticle(unit, name, columns);
  if (added !== undefined) {
    unit.publish(knowledgeTopic(name.tenantId));
    return { row: added, effect: 'added' };
  }
  const known = await findArticle(unit.db, name);
  if (known !== undefined && hasContent(known, columns)) return { row: known, effect: 'same' };
  const changed = await unit.db
    .updateTable('articles')
    .set((row) => ({ ...columns, version: row('version', '+', 1), updated_at: unit.now }))
    .where('tenant_id', '=', name.tenantId)
    .where('slug', '=', name.slug)
    .where('locale', '=', name.locale)
    .returningAll()
    .executeTakeFirstOrThrow();
  unit.publish(knowledgeTopic(name.tenantId));
  return { row: changed, effect: 'changed' };
}

function insertArticle(unit: UnitOfWork, name: ArticleName, columns: ContentColumns) {
  return unit.db
    .insertInto('articles')
    .values({
      id: unit.newId('article'),
      tenant_id: name.tenantId,
      slug: name.slug,
      locale: name.locale,
      ...columns,
      version: 1,
      updated_at: unit.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'slug', 'locale']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

function hasContent(row: ArticleRow, columns: ContentColumns): boolean {
  return (Object.keys(columns) as (keyof ContentColumns)[]).every(
    (column) => row[column] === columns[column],
  );
}
