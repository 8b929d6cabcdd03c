import { ArticleFileError } from '../../search/article-file-error.ts';
import { parseArticleFile } from '../../search/front-matter.ts';
import type { KnowledgeFile } from '../../search/knowledge-file.ts';
import type { Store } from '../../store/store.ts';
import { putArticle } from './put-article.ts';
import type { WrittenArticle } from './put-article.ts';

/**
 * Numbers of articles that an import added, changed and left unchanged.
 */
export type ImportResult = Readonly<Record<WrittenArticle['effect'], number>>;

/**
 * Writes article files into a tenant's knowledge, all or none. Unchanged files change nothing.
 *
 * @throws ArticleFileError if a file is invalid; the error names the file and the field, and nothing is written.
 */
export async function importArticles(
  { transact }: Pick<Store, 'transact'>,
  tenantId: string,
  files: readonly KnowledgeFile[],
): Promise<ImportResult> {
  const articles = parseArticles(files);
  return transact(async (unit) => {
    const counts = { added: 0, changed: 0, same: 0 };
    for (const { slug, locale, ...content } of articles) {
      const name = { tenantId, slug, locale };
      const { effect } = await putArticle(unit, name, content);
      counts[effect] += 1;
    }
    return counts;
  });
}

/**
 * Parses article files.
 *
 * @throws ArticleFileError if a file is invalid; the error names the file and the field.
 */
export function parseArticles(files: readonly KnowledgeFile[]): readonly ParsedArticle[] {
  return files.map(parseFile);
}

type ParsedArticle = ReturnType<typeof parseFile>;

function parseFile({ name, text }: KnowledgeFile) {
  try {
    const { tags, asked, validFrom, validTo, ...file } = parseArticleFile(text);
    return {
      ...file,
      tags: [...tags],
      asked: [...asked],
      validFrom: dayOf(validFrom),
      validTo: validTo === null ? null : dayOf(validTo),
    };
  } catch (error) {
    if (!(error instanceof ArticleFileError)) throw error;
    throw new ArticleFileError(error.field, `${name}: ${error.message}`);
  }
}

function dayOf(date: string): string {
  return date.slice(0, '2026-01-31'.length);
}
