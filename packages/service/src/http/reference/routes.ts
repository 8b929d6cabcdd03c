import type { Router } from '../router.ts';

const policy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Serves the OpenAPI document and a reference page rendered from it.
 */
export function registerReferenceRoutes(router: Pick<Router, 'serve'>): void {
  router.serve('GET', '/v1/openapi.json', async ({ url }) => {
    // Loaded on demand, because a page that runs the service does not need it
    const { openApiDocument } = await import('@tellerkit/contract/openapi');
    return Response.json(openApiDocument({ serverUrl: url.origin }));
  });
  router.serve('GET', '/docs', async () => {
    const { openApiDocument } = await import('@tellerkit/contract/openapi');
    const { referencePage } = await import('./reference-page.ts');
    return new Response(await referencePage(openApiDocument()), {
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    });
  });
  router.serve('GET', '/docs/reference.css', async () => {
    const { referenceStyles } = await import('./reference-styles.ts');
    return new Response(referenceStyles, {
      headers: { 'content-type': 'text/css; charset=utf-8' },
    });
  });
}
