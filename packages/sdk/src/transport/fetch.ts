/** The form of `fetch` that the client calls. The `fetch` of browsers, Node, Deno and Bun fits. @public */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
