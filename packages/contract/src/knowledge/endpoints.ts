import * as z from 'zod/mini';
import { page, pageQuery } from '../common/page.ts';
import { code, locale, slug } from '../common/primitives.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { article, articleContent, knowledgeQuery, knowledgeResult } from './schemas.ts';

const params = z.object({ slug, locale });
const everyone = ['publishable', 'customer', 'agent', 'secret'] as const;

/** Lists articles. @public */
export const listArticles = defineEndpoint({
  id: 'knowledge.list',
  method: 'GET',
  path: '/v1/knowledge/articles',
  summary: 'Lists articles, ordered by slug.',
  query: z.object({ ...pageQuery, locale: z.optional(locale) }),
  status: 200,
  response: page(article),
  errors: [],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Retrieves an article. @public */
export const getArticle = defineEndpoint({
  id: 'knowledge.get',
  method: 'GET',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  summary: 'Retrieves an article in one language.',
  params,
  status: 200,
  response: article,
  errors: ['not-found'],
  callers: everyone,
  idempotent: true,
});

/** Creates or updates an article. @public */
export const putArticle = defineEndpoint({
  id: 'knowledge.put',
  method: 'PUT',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  summary:
    'Creates or updates an article. Different content creates the next version; the same content changes nothing.',
  params: z.object({ slug: code, locale }),
  body: articleContent,
  status: 200,
  response: article,
  errors: [],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Deletes an article. @public */
export const deleteArticle = defineEndpoint({
  id: 'knowledge.delete',
  method: 'DELETE',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  summary: 'Deletes an article in one language.',
  params,
  status: 204,
  response: null,
  errors: [],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Searches the knowledge base. @public */
export const searchKnowledge = defineEndpoint({
  id: 'knowledge.search',
  method: 'POST',
  path: '/v1/knowledge/search',
  summary: 'Searches for articles that answer a question.',
  body: knowledgeQuery,
  status: 200,
  response: knowledgeResult,
  errors: [],
  callers: everyone,
  fieldCallers: { query: 'all', locale: 'all', limit: 'all' },
  idempotent: true,
});
