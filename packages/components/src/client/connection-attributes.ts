/** Values of an element's `channel` attribute. Any other value counts as `web`. @public */
export const elementChannels = ['web', 'mobile', 'kiosk', 'social'] as const;

/** The channel through which a customer contacts the bank. @public */
export type ElementChannel = (typeof elementChannels)[number];

/** The attributes from which an element builds its own client. */
export interface ConnectionAttributes {
  /** URL of the service without `/v1`. A relative URL resolves against the URL of the page. */
  readonly baseUrl: string;
  /** Publishable key of the tenant, `pk_…`, which is safe to expose in a page. */
  readonly publishableKey: string;
  readonly channel: ElementChannel;
  /** Language of the session, as a BCP 47 tag. */
  readonly locale: string;
}

/** Reads the channel from an attribute. An unknown value counts as `web`. */
export function readChannel(value: string | null | undefined): ElementChannel {
  return elementChannels.find((channel) => channel === value) ?? 'web';
}
