import type { JsonSchema } from '@tellerkit/contract/openapi';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';

const namedPrefix = '#/components/schemas/';

/**
 * Renders the fields of a schema as a table. Renders only the type of a schema without fields.
 */
export function renderFields(schema: JsonSchema): Markup {
  const properties = schema['properties'] as Record<string, JsonSchema> | undefined;
  if (!properties) return html`<p>${renderType(schema)}</p>`;
  const required = (schema['required'] ?? []) as readonly string[];
  return html`<table>
    <tr>
      <th>Field</th>
      <th>Type</th>
    </tr>
    ${Object.entries(properties).map(
      ([name, field]) =>
        html`<tr>
          <td><code>${name}</code>${required.includes(name) ? '' : ' (optional)'}</td>
          <td>${renderType(field)}</td>
        </tr>`,
    )}
  </table>`;
}

/**
 * Renders the type of a schema in one line, with links to named schemas.
 */
export function renderType(schema: JsonSchema): Markup {
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const name = reference.slice(namedPrefix.length);
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const either = schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf'];
  if (Array.isArray(either)) return joined((either as JsonSchema[]).map(renderType), ' or ');
  if ('const' in schema) return html`<code>${JSON.stringify(schema['const'])}</code>`;
  if (Array.isArray(schema['enum']))
    return joined(
      schema['enum'].map((value) => html`<code>${JSON.stringify(value)}</code>`),
      ' or ',
    );
  if (schema['type'] === 'array')
    return html`list of ${renderType((schema['items'] ?? {}) as JsonSchema)}${bounds(schema)}`;
  const properties = schema['properties'] as Record<string, JsonSchema> | undefined;
  if (properties)
    return html`object with
    ${joined(
      Object.entries(properties).map(
        ([name, field]) => html`<code>${name}</code> (${renderType(field)})`,
      ),
      ', ',
    )}`;
  return html`${typeof schema['type'] === 'string' ? schema['type'] : 'anything'}${bounds(schema)}`;
}

const limits = {
  minLength: 'from',
  maxLength: 'up to',
  minimum: 'from',
  maximum: 'up to',
  minItems: 'from',
  maxItems: 'up to',
} as const;

const unbounded = Number.MAX_SAFE_INTEGER;

function bounds(schema: JsonSchema): string {
  const texts = Object.entries(limits).flatMap(([keyword, word]) => {
    const value = schema[keyword];
    return typeof value === 'number' && Math.abs(value) < unbounded ? [`${word} ${value}`] : [];
  });
  const format = typeof schema['format'] === 'string' ? [schema['format']] : [];
  const all = [...format, ...texts];
  return all.length > 0 ? ` (${all.join(', ')})` : '';
}

function joined(parts: readonly Markup[], separator: string): Markup {
  return html`${parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]))}`;
}
