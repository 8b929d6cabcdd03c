import type { OpenPages } from '../open-pages.ts';

const policy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Serves the OpenAPI document and a reference page rendered from it.
 *
 * @param publicUrl - URL of the server in the document. Without it, the document names the server by the relative URL
 * `/`, because the `Host` header of a request may name any host.
 */
export function registerReferenceRoutes(
  pages: OpenPages,
  publicUrl: Pick<URL, 'href'> | undefined,
): void {
  const readDocument = async () => {
    // Loaded on demand, because a page that runs the service does not need it
    const { openApiDocument } = await import('@tellerkit/contract/openapi');
    return openApiDocument(publicUrl && { serverUrl: publicUrl.href.replace(/\/$/, '') });
  };
  pages.servePage('/v1/openapi.json', async () => ({
    contentType: 'application/json',
    text: JSON.stringify(await readDocument()),
  }));
  pages.servePage('/docs', async () => {
    const { referencePage } = await import('./reference-page.ts');
    return {
      contentType: 'text/html; charset=utf-8',
      text: await referencePage(await readDocument()),
      headers: { 'content-security-policy': policy },
    };
  });
  pages.servePage('/docs/reference.css', async () => {
    const { referenceStyles } = await import('./reference-styles.ts');
    return { contentType: 'text/css; charset=utf-8', text: referenceStyles };
  });
}
