import type { Runtime } from '../../base/runtime.ts';
import type { TenantOptions } from '../../platform/tenants/tenant-options.ts';
import type { Tenants } from '../../platform/tenants/tenants.ts';
import type { Store } from '../../store/store.ts';

/** Dependencies of {@link importKnowledge}. */
export interface ImportParts extends Pick<Store, 'transact'>, Pick<Runtime, 'logger'> {
  readonly tenants: Pick<Tenants, 'all'>;
}

/**
 * Parses the article files in the tenants' options.
 *
 * @throws ArticleFileError if a file is invalid; the error names the file and the field.
 */
export async function checkKnowledge(
  tenants: readonly Pick<TenantOptions, 'knowledge'>[],
): Promise<void> {
  const files = tenants.flatMap(({ knowledge = [] }) => knowledge);
  if (files.length === 0) return;
  const { parseArticles } = await import('./import-articles.ts');
  parseArticles(files);
}

/**
 * Writes the article files in each tenant's options into the tenant's knowledge.
 *
 * @throws ArticleFileError if a file is invalid; the error names the file and the field.
 */
export async function importKnowledge(
  parts: ImportParts,
  tenants: readonly TenantOptions[],
): Promise<void> {
  for (const { slug, knowledge } of tenants) {
    const tenant = parts.tenants.all().find((known) => known.slug === slug);
    if (!tenant || !knowledge) continue;
    // Loads the import on demand, because a page without knowledge files needs no YAML parser
    const { importArticles } = await import('./import-articles.ts');
    const counts = await importArticles(parts, tenant.id, knowledge);
    parts.logger.info('knowledge-imported', { tenant: slug, ...counts });
  }
}
