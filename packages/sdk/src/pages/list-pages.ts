import type { InputOf, OutputOf, WireEndpoint } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import type { Transport } from '../transport/transport.ts';
import { PageList } from './page-list.ts';
import type { Page } from './page-list.ts';

/** Item type of an endpoint that returns pages. */
type ItemOf<W extends WireEndpoint> = OutputOf<W> extends Page<infer T> ? T : never;

/** Lists the items of an endpoint that returns pages. */
export function listPages<W extends WireEndpoint>(
  transport: Transport,
  endpoint: W,
  input: InputOf<W> & { readonly query?: object },
  options?: CallOptions,
): PageList<ItemOf<W>> {
  return new PageList(
    (cursor) =>
      transport.call(
        endpoint,
        { ...input, query: { ...input.query, ...(cursor && { cursor }) } },
        options,
      ) as Promise<Page<ItemOf<W>>>,
    options?.signal,
  );
}
