/** Channels that an element's `channel` attribute may name; anything else is `web`. @public */
export const elementChannels = ['web', 'mobile', 'kiosk', 'social'] as const;

/** Where the customer meets the bank. @public */
export type ElementChannel = (typeof elementChannels)[number];

/** How an element reaches the service when it builds its own client. */
export interface ConnectionAttributes {
  /** Address of the service without `/v1`; relative ones start from the page's. */
  readonly baseUrl: string;
  /** Key that may stand in a page, `pk_…`. */
  readonly publishableKey: string;
  readonly channel: ElementChannel;
  /** Language of the session, as a BCP 47 tag. */
  readonly locale: string;
}

/** The channel that an attribute names; `web` for what is not known. */
export function readChannel(value: string | null | undefined): ElementChannel {
  return elementChannels.find((channel) => channel === value) ?? 'web';
}
