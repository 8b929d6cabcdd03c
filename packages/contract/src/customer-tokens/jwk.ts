/**
 * An elliptic-curve key as a JSON Web Key (RFC 7517 and RFC 8037). `crypto.subtle.exportKey('jwk', key)` returns such a
 * key, and so does `key.export({ format: 'jwk' })` in Node.
 *
 * @public
 */
export interface Jwk {
  /** `OKP` for Ed25519, `EC` for P-256. */
  readonly kty?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  /** The private part. A public key has none. */
  readonly d?: string;
  readonly alg?: string;
  readonly ext?: boolean;
  readonly key_ops?: string[];
  readonly kid?: string;
  readonly use?: string;
}
