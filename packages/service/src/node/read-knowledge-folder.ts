import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnowledgeFile } from '../search/knowledge-file.ts';

/**
 * Reads all Markdown files of a folder and its subfolders, for {@link TenantOptions.knowledge}.
 *
 * @throws Error of `node:fs` if the folder or a file cannot be read.
 *
 * @public
 */
export async function readKnowledgeFolder(folder: string): Promise<KnowledgeFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(name, 'utf8') })));
}
