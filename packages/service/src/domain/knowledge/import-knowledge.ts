import type { Kernel } from '../../kernel/kernel.ts';
import type { TenantOptions } from '../../platform/tenants/tenant-options.ts';
import { importArticles } from './import-articles.ts';

/**
 * Writes the articles that the options bring for each tenant.
 *
 * @throws ArticleFileError naming the file and field that is wrong.
 *
 * @internal
 */
export async function importKnowledge(
  kernel: Kernel,
  tenants: readonly TenantOptions[],
): Promise<void> {
  for (const { slug, knowledge } of tenants) {
    const tenant = kernel.tenants.all().find((known) => known.slug === slug);
    if (!tenant || !knowledge) continue;
    const counts = await importArticles(kernel, tenant.id, knowledge);
    kernel.logger.info('knowledge-imported', { tenant: slug, ...counts });
  }
}
