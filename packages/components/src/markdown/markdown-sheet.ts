import { css } from 'lit';

/** Styles for rendered markdown, inside an element with the class `markdown`. @public */
export const markdownSheet = css`
  .markdown {
    overflow-wrap: anywhere;
  }
  :where(.markdown) :where(p, h3, h4, ul, ol, pre, blockquote, hr) {
    margin: 0;
  }
  .markdown > * + *,
  .markdown blockquote > * + *,
  .markdown li > :is(p, pre, blockquote, .scroll) {
    margin-block-start: var(--tk-space-2);
  }
  .markdown > * + :is(h3, h4) {
    margin-block-start: var(--tk-space-4);
  }
  .markdown :is(h3, h4) {
    font-size: inherit;
    font-weight: 600;
  }
  .markdown h3 {
    font-size: var(--tk-type-4);
    line-height: 1.4;
  }
  .markdown strong {
    font-weight: 600;
  }
  :is(.markdown, .text) a {
    color: var(--tk-accent);
    text-underline-offset: 0.2em;
  }
  /* A telephone number moves to the next line as a whole. Only a number longer than a line breaks. */
  :is(.markdown, .text) a[href^='tel:' i] {
    display: inline-block;
    max-inline-size: 100%;
  }
  .markdown :is(ul, ol) {
    padding-inline-start: 1.4em;
  }
  .markdown li + li,
  .markdown li > :is(ul, ol) {
    margin-block-start: var(--tk-space-1);
  }
  .markdown li::marker {
    color: var(--tk-muted);
    font-variant-numeric: tabular-nums;
  }
  .markdown code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: color-mix(in oklab, var(--tk-text) 7%, transparent);
    font-family: var(--teller-font-code, ui-monospace, SFMono-Regular, Menlo, Consolas, monospace);
    font-size: 0.9em;
  }
  .markdown .scroll {
    overflow-x: auto;
    overflow-wrap: normal;
  }
  .markdown pre {
    padding: var(--tk-space-3);
    border-radius: var(--tk-radius-small);
    background: color-mix(in oklab, var(--tk-text) 5%, transparent);
  }
  .markdown pre code {
    padding: 0;
    background: none;
  }
  .markdown blockquote {
    padding-inline-start: var(--tk-space-3);
    border-inline-start: 3px solid var(--tk-line);
    color: var(--tk-muted);
  }
  .markdown hr {
    border: 0;
    border-block-start: 1px solid var(--tk-line);
  }
  .markdown > hr {
    margin-block: var(--tk-space-3);
  }
  .markdown table {
    min-inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .markdown :is(th, td) {
    padding: var(--tk-space-1) var(--tk-space-3) var(--tk-space-1) 0;
    border-block-end: 1px solid var(--tk-line);
    text-align: start;
    vertical-align: top;
  }
  .markdown th {
    color: var(--tk-muted);
    font-size: var(--tk-type-2);
    font-weight: 600;
    white-space: nowrap;
  }
  .markdown :is(th, td):last-child {
    padding-inline-end: 0;
  }
  .markdown tbody tr:last-child td {
    border: 0;
  }
  .markdown .center {
    text-align: center;
  }
  .markdown .end {
    text-align: end;
  }
`;
