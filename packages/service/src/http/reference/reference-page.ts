import { errorCodes } from '@tellerkit/contract';
import type { JsonSchema, OpenApiDocument, OpenApiOperation } from '@tellerkit/contract/openapi';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { renderFields, renderType } from './render-schema.ts';

/**
 * Renders the API reference as a page without scripts and without external resources.
 */
export async function referencePage(document: OpenApiDocument): Promise<string> {
  const info = document.info as { title: string; summary: string; description: string };
  const all = { ...document.paths, ...document.webhooks };
  const operations = Object.entries(all).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const schemas = Object.entries(document.components['schemas'] as Record<string, JsonSchema>);
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title} API reference</title>
        <link rel="stylesheet" href="/docs/reference.css" />
      </head>
      <body>
        <nav aria-label="Contents">
          ${document.tags.map(({ name }) =>
            renderContents(
              name,
              operations.filter(({ operation }) => operation.tags.includes(name)),
            ),
          )}
          <h2><a href="#errors">Errors</a></h2>
          <h2><a href="#schemas">Schemas</a></h2>
        </nav>
        <main>
          <h1>${info.title}</h1>
          <p>${info.summary} ${inCode(info.description)}</p>
          <p>OpenAPI document for tools: <a href="/v1/openapi.json">/v1/openapi.json</a>.</p>
          ${document.tags.map(
            ({ name, description }) =>
              html`<section>
                <h2 id="${name}">${name}</h2>
                <p>${description}</p>
                ${operations
                  .filter(({ operation }) => operation.tags.includes(name))
                  .map(({ path, method, operation }) => renderOperation(path, method, operation))}
              </section>`,
          )}
          ${renderErrors()}
          <h2 id="schemas">Schemas</h2>
          ${schemas.map(([name, schema]) => renderSchema(name, schema))}
        </main>
      </body>
    </html>`;
  return page.toString();
}

interface Located {
  readonly path: string;
  readonly method: string;
  readonly operation: OpenApiOperation;
}

function renderErrors(): Markup {
  return html`<h2 id="errors">Errors</h2>
    <p>Every error response holds problem details (RFC 9457) with one of these codes.</p>
    <table>
      <tr>
        <th>Code</th>
        <th>Status</th>
        <th>Meaning</th>
      </tr>
      ${Object.entries(errorCodes).map(
        ([code, { status, title }]) =>
          html`<tr id="error-${code}">
            <td><code>${code}</code></td>
            <td>${status}</td>
            <td>${title}</td>
          </tr>`,
      )}
    </table>`;
}

function renderSchema(name: string, schema: JsonSchema): Markup {
  return html`<section class="schema">
    <h3 id="schema-${name}">${name}</h3>
    ${renderFields(schema)}
  </section>`;
}

function renderContents(tag: string, operations: readonly Located[]): Markup {
  return html`<h2><a href="#${tag}">${tag}</a></h2>
    <ul>
      ${operations.map(
        ({ operation: { operationId } }) =>
          html`<li>
            <a href="#${operationId}">${operationId.slice(operationId.indexOf('.') + 1)}</a>
          </li>`,
      )}
    </ul>`;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

function renderOperation(path: string, method: string, operation: OpenApiOperation): Markup {
  const parameters = (operation.parameters ?? []) as unknown as Parameter[];
  return html`<article>
    <h3 id="${operation.operationId}">
      <span class="method">${method.toUpperCase()}</span> <code>${path}</code>
    </h3>
    <p>${operation.summary} ${operation.description}</p>
    ${parameters.length > 0 ? renderParameters(parameters) : undefined}
    ${
      operation.requestBody
        ? html`<p><b>Body</b> ${renderType(bodyOf(operation.requestBody))}</p>`
        : undefined
    }
    <table>
      <tr>
        <th>Status</th>
        <th>Meaning</th>
      </tr>
      ${Object.entries(operation.responses).map(
        ([status, response]) =>
          html`<tr>
            <td>${status}</td>
            <td>
              ${inCode(String(response['description']))} ${renderResponseType(status, response)}
            </td>
          </tr>`,
      )}
    </table>
  </article>`;
}

function renderParameters(parameters: readonly Parameter[]): Markup {
  return html`<table>
    <tr>
      <th>Parameter</th>
      <th>In</th>
      <th>Type</th>
    </tr>
    ${parameters.map(
      ({ name, in: place, required, schema }) =>
        html`<tr>
          <td><code>${name}</code>${required ? '' : ' (optional)'}</td>
          <td>${place}</td>
          <td>${renderType(schema)}</td>
        </tr>`,
    )}
  </table>`;
}

function bodyOf(part: JsonSchema): JsonSchema {
  const content = part['content'] as Record<string, { schema: JsonSchema }> | undefined;
  return Object.values(content ?? {})[0]?.schema ?? {};
}

function renderResponseType(status: string, response: JsonSchema): Markup | undefined {
  return status.startsWith('2') && response['content'] ? renderType(bodyOf(response)) : undefined;
}

/** Renders the text between backticks as code. */
function inCode(text: string): Markup {
  const parts = text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
  return html`${parts}`;
}
