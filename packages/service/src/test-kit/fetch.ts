/** The form of `fetch` that a client of the SDK takes. @public */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
