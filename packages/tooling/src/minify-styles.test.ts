import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minifyStyles } from './minify-styles.js';

test('minifies each style sheet of a module, and leaves the other code as it is', async () => {
  const code = `import { css } from 'lit';
/** Styles. */
export const frame = css\`
  /* A comment */
  .a > .b,
  .c {
    inline-size: calc(1px + var(--x));
    margin-inline: 0 2px;
  }
\`;
export const mark = css\`
  .d::before {
    content: '→';
  }
\`;
export const both = css\`
  \${frame}\${mark}
\`;
`;
  assert.equal(
    await minifyStyles(code),
    `import { css } from 'lit';
/** Styles. */
export const frame = css\`.a>.b,.c{inline-size:calc(1px + var(--x));margin-inline:0 2px}\`;
export const mark = css\`.d:before{content:"→"}\`;
export const both = css\`
  \${frame}\${mark}
\`;
`,
  );
});
