/**
 * TLS towards the service, and towards the proxy where one speaks TLS. All in PEM. The service's certificate is
 * always checked: one of your own authority is trusted by giving its `ca`.
 *
 * @public
 */
export interface TlsOptions {
  /** Authorities to trust. @defaultValue those of Node */
  readonly ca?: string | string[] | undefined;
  /** Certificate of this client, where the service asks for one. */
  readonly cert?: string | undefined;
  /** Private key of `cert`. */
  readonly key?: string | undefined;
  /** Opens `key`. */
  readonly passphrase?: string | undefined;
  /** Name to ask for and to find in the certificate. @defaultValue the host of `baseUrl` */
  readonly servername?: string | undefined;
  /** @defaultValue Node's, at present TLSv1.2 */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3' | undefined;
}

/**
 * How the Node transport holds its sockets.
 *
 * @public
 */
export interface NodeTransportOptions {
  /**
   * Sockets to one host for calls; further calls wait for a free one, within their time-out. A live stream
   * has a socket of its own beside these. @defaultValue 100
   */
  readonly maxSockets?: number | undefined;
  /**
   * How long a socket is kept without use, in milliseconds, unless the service names a time of its own.
   * @defaultValue 4000
   */
  readonly keepAliveMs?: number | undefined;
  /**
   * Proxy to go through: its address, with name and password if it asks for them, or `'environment'` for
   * those in `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. @defaultValue none
   */
  readonly proxy?: string | undefined;
  readonly tls?: TlsOptions | undefined;
}
