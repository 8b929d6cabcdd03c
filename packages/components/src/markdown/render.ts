import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { lexPlain } from './addresses.ts';
import type { Block, Inline, TableBlock } from './ast.ts';

const renderInline = (nodes: readonly Inline[]): unknown => nodes.map(renderRun);

function renderRun(node: Inline): unknown {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return html`<code dir="auto">${node.text}</code>`;
    case 'strong':
      return html`<strong>${renderInline(node.children)}</strong>`;
    case 'emphasis':
      return html`<em>${renderInline(node.children)}</em>`;
    case 'break':
      return html`<br />`;
    case 'link':
      return html`<a
        href=${node.href}
        target=${/^http/i.test(node.href) ? '_blank' : nothing}
        rel="noopener noreferrer nofollow"
        dir="auto"
        >${renderInline(node.children)}</a
      >`;
  }
}

// Headings of an answer rank below the headings of the page and of the panel.
function renderHeading(level: number, children: readonly Inline[]): TemplateResult {
  const content = renderInline(children);
  return level < 3 ? html`<h3>${content}</h3>` : html`<h4>${content}</h4>`;
}

// Scrollable frames are focusable, so that the keyboard can scroll them.
function renderTable({ alignments, head, rows }: TableBlock): TemplateResult {
  const align = (column: number) => alignments[column] || nothing;
  return html`<div class="scroll" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map((cell, at) => html`<th class=${align(at)}>${renderInline(cell)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, at) => html`<td class=${align(at)}>${renderInline(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function renderItem(blocks: readonly Block[]): TemplateResult {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return html`<li>${blocks.map(renderBlock)}</li>`;
  return html`<li>${renderInline(first.children)}${rest.map(renderBlock)}</li>`;
}

function renderBlock(block: Block): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${renderInline(block.children)}</p>`;
    case 'heading':
      return renderHeading(block.level, block.children);
    case 'code':
      return html`<pre class="scroll" tabindex="0" dir="ltr"><code>${block.text}</code></pre>`;
    case 'quote':
      return html`<blockquote>${block.blocks.map(renderBlock)}</blockquote>`;
    case 'list':
      return block.start === undefined
        ? html`<ul>
            ${block.items.map(renderItem)}
          </ul>`
        : html`<ol start=${block.start}>
            ${block.items.map(renderItem)}
          </ol>`;
    case 'table':
      return renderTable(block);
    case 'rule':
      return html`<hr />`;
  }
}

/**
 * Renders blocks as Lit templates. Text is inserted as text and never parsed as HTML. Skips a block
 * that is the same object as in the last render.
 * @public
 */
export const renderMarkdown = (blocks: readonly Block[]): unknown =>
  blocks.map((block) => guard([block], () => renderBlock(block)));

/** Renders the plain text of a block, with links. Skips a block that is the same object as in the last render. */
export const renderPlain = (block: { readonly text: string }): unknown =>
  guard([block], () => renderInline(lexPlain(block.text)));
