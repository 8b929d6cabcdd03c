/** `Uint8Array<ArrayBuffer>`, which TypeScript before 5.7 does not know. @public */
export type Bytes = ReturnType<Uint8Array['slice']>;

/** A secret that signs and verifies tokens. @public */
export interface SigningKey {
  readonly secret: Bytes;
  /** Time from which the key signs new tokens, until a later key does. In milliseconds since 1970. */
  readonly signsFrom: number;
  /** Time until which tokens of the key are valid, in milliseconds since 1970. Null for no end. */
  readonly verifiesUntil: number | null;
  /**
   * Time until which refresh tokens that derive from the key work, in milliseconds since 1970. Null for no end. A time in
   * the past keeps a key from refresh tokens that others may know.
   */
  readonly refreshesUntil: number | null;
}

/** The secrets of a service. All its nodes need the same. @public */
export interface ServiceKeys {
  /** Secret from which the keys of stored data derive. It stays the same when the signing keys change. */
  readonly sealing: Bytes;
  readonly signing: readonly SigningKey[];
}

/** Stores the secrets of a service outside its database. @public */
export interface KeyStore {
  /** Name for error messages, such as the path of a file. */
  readonly name: string;
  /** True if the service may generate secrets when the store is empty. */
  readonly canGenerate: boolean;
  /**
   * Reads the secrets. Returns undefined if nothing is stored.
   *
   * @throws TypeError with the remedy, if the stored secrets are invalid or other users can read them.
   */
  read(): Promise<ServiceKeys | undefined>;
  /** Stores the first secrets. Fails if secrets are stored already. */
  create(keys: ServiceKeys): Promise<void>;
}
