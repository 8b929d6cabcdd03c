// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

const shape17 = {
  id: 's',
  slug: 's',
  locale: 's',
  title: 's',
  body: 's',
  tags: ['a', 's'],
  asked: ['a', 's'],
  validFrom: 's',
  validTo: ['0', 's'],
  version: 'n',
  updatedAt: 's',
} as const;

/** List the articles by slug. @public */
export const listArticles: WireEndpoint<Endpoints['listArticles']> = {
  id: 'knowledge.list',
  method: 'GET',
  path: '/v1/knowledge/articles',
  response: { items: ['a', shape17], nextCursor: ['0', 's'] },
};

/** Read one article in one language. @public */
export const getArticle: WireEndpoint<Endpoints['getArticle']> = {
  id: 'knowledge.get',
  method: 'GET',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  response: shape17,
};

/** Write an article. The same content again changes nothing; other content is the next version. @public */
export const putArticle: WireEndpoint<Endpoints['putArticle']> = {
  id: 'knowledge.put',
  method: 'PUT',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  response: shape17,
};

/** Remove an article in one language. @public */
export const deleteArticle: WireEndpoint<Endpoints['deleteArticle']> = {
  id: 'knowledge.delete',
  method: 'DELETE',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  response: null,
};

/** Find the articles that answer a question. @public */
export const searchKnowledge: WireEndpoint<Endpoints['searchKnowledge']> = {
  id: 'knowledge.search',
  method: 'POST',
  path: '/v1/knowledge/search',
  response: {
    hits: ['a', { articleId: 's', slug: 's', locale: 's', title: 's', excerpt: 's', score: 'n' }],
    confidence: 'n',
  },
};
