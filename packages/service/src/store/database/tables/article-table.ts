import type { JsonText } from '../../../base/json-text.ts';

/** An article in one language. `tags` and `asked` are JSON arrays. The dates have the form `YYYY-MM-DD`. */
export interface ArticleTable {
  id: string;
  tenant_id: string;
  slug: string;
  locale: string;
  title: string;
  body: string;
  tags: JsonText<readonly string[]>;
  asked: JsonText<readonly string[]>;
  valid_from: string;
  valid_to: string | null;
  version: number;
  updated_at: number;
}
