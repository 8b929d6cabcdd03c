/** The origins whose pages may call a tenant. */
export class AllowedOrigins {
  readonly #exact: ReadonlySet<string>;
  /** Scheme, and the domain with the dot before it, of each entry such as `https://*.bank.example`. */
  readonly #wildcards: readonly { readonly scheme: string; readonly domain: string }[];

  /**
   * @param entries - Entries of `allowedOrigins` in their normal form.
   */
  constructor(entries: readonly string[]) {
    this.#exact = new Set(entries);
    this.#wildcards = entries.flatMap((entry) => {
      const [scheme = '', domain] = entry.split('*');
      return domain ? [{ scheme, domain }] : [];
    });
  }

  /**
   * Returns true if pages of an origin may call the tenant. `https://*.bank.example` allows subdomains of any depth, as
   * in a Content Security Policy, and not the domain itself.
   *
   * @param origin - Value of the header `Origin`.
   */
  allows(origin: string): boolean {
    if (this.#exact.has('*')) return true;
    // Some web views send the host of an app's origin with capitals
    const sent = origin.toLowerCase();
    if (this.#exact.has(sent)) return true;
    return this.#wildcards.some(
      ({ scheme, domain }) =>
        sent.startsWith(scheme) &&
        sent.endsWith(domain) &&
        sent.length > scheme.length + domain.length,
    );
  }
}
