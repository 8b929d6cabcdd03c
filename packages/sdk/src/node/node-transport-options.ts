/**
 * TLS settings for the service, and for the proxy if it uses TLS. Certificates and keys are PEM. The client always
 * verifies the service's certificate. To trust your own authority, pass its certificate as `ca`.
 *
 * @public
 */
export interface TlsOptions {
  /** Certificates of the authorities to trust. @defaultValue the authorities that Node trusts */
  readonly ca?: string | string[] | undefined;
  /** Client certificate, if the service requires one. */
  readonly cert?: string | undefined;
  /** Private key of `cert`. */
  readonly key?: string | undefined;
  /** Passphrase of `key`. */
  readonly passphrase?: string | undefined;
  /** Host name to request (SNI) and to verify in the certificate. @defaultValue the host of `baseUrl` */
  readonly servername?: string | undefined;
  /** Lowest TLS version to accept. @defaultValue the default of Node, at present TLSv1.2 */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3' | undefined;
}

/**
 * Options of the Node transport.
 *
 * @public
 */
export interface NodeTransportOptions {
  /**
   * Largest number of sockets per host for calls. Further calls wait for a free socket, within their timeout. Each
   * live stream uses an additional socket. @defaultValue 100
   */
  readonly maxSockets?: number | undefined;
  /**
   * Milliseconds that an idle socket stays open, unless the service names another time. @defaultValue 4000
   */
  readonly keepAliveMs?: number | undefined;
  /**
   * URL of a proxy, with user name and password if the proxy requires them. `'environment'` reads `HTTPS_PROXY`,
   * `HTTP_PROXY` and `NO_PROXY`. @defaultValue none
   */
  readonly proxy?: string | undefined;
  readonly tls?: TlsOptions | undefined;
}
