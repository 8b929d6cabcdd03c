import type { html } from 'hono/html';

/** HTML in which every value from outside is escaped. */
export type Markup = ReturnType<typeof html>;
