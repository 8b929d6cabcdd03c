import * as z from 'zod/mini';
import { page, pageQuery } from '../common/page.ts';
import { locale, slug } from '../common/primitives.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { article, articleContent, knowledgeQuery, knowledgeResult } from './schemas.ts';

const params = z.object({ slug, locale });
const everyone = ['publishable', 'customer', 'agent', 'secret'] as const;

/** Lists articles. @public */
export const listArticles = defineEndpoint({
  id: 'knowledge.list',
  method: 'GET',
  path: '/v1/knowledge/articles',
  summary: 'List the articles by slug.',
  query: z.object({ ...pageQuery, locale: z.optional(locale) }),
  status: 200,
  response: page(article),
  errors: [],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Reads an article. @public */
export const getArticle = defineEndpoint({
  id: 'knowledge.get',
  method: 'GET',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  summary: 'Read one article in one language.',
  params,
  status: 200,
  response: article,
  errors: ['not-found'],
  callers: everyone,
  idempotent: true,
});

/** Writes an article. @public */
export const putArticle = defineEndpoint({
  id: 'knowledge.put',
  method: 'PUT',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  summary:
    'Write an article. The same content again changes nothing; other content is the next version.',
  params,
  body: articleContent,
  status: 200,
  response: article,
  errors: [],
  callers: ['secret'],
  idempotent: true,
});

/** Removes an article. @public */
export const deleteArticle = defineEndpoint({
  id: 'knowledge.delete',
  method: 'DELETE',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  summary: 'Remove an article in one language.',
  params,
  status: 204,
  response: null,
  errors: [],
  callers: ['secret'],
  idempotent: true,
});

/** Searches the knowledge. @public */
export const searchKnowledge = defineEndpoint({
  id: 'knowledge.search',
  method: 'POST',
  path: '/v1/knowledge/search',
  summary: 'Find the articles that answer a question.',
  body: knowledgeQuery,
  status: 200,
  response: knowledgeResult,
  errors: [],
  callers: everyone,
  idempotent: true,
});
