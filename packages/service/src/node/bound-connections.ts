import type { Server } from 'node:http';
import { BlockList } from 'node:net';
import type { Socket } from 'node:net';
import { clientNetwork } from '../base/client-network.ts';

/** Bounds of {@link boundConnections}. */
export interface ConnectionBounds {
  /** Connections at the same time. */
  readonly maxConnections: number;
  /** Connections at the same time from one client address. */
  readonly maxAddressConnections: number;
  /** Returns true for the address of a trusted proxy, which connects for many clients. */
  readonly isProxy: (socket: Socket) => boolean;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Closes each connection beyond the bounds, so that clients with many slow requests cannot fill the memory. The bound of
 * an address does not count trusted proxies, nor this machine, where a proxy may run.
 */
export function boundConnections(
  server: Server,
  { maxConnections, maxAddressConnections, isProxy }: ConnectionBounds,
): void {
  server.maxConnections = maxConnections;
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const network = countedNetwork(socket, isProxy);
    if (network === undefined) return;
    const count = (open.get(network) ?? 0) + 1;
    if (count > maxAddressConnections) return void socket.destroy();
    open.set(network, count);
    socket.once('close', () => {
      const rest = (open.get(network) ?? 1) - 1;
      if (rest > 0) open.set(network, rest);
      else open.delete(network);
    });
  });
}

/** Returns the network of a client. Undefined for a Unix socket, a proxy, this machine, and a closed connection. */
function countedNetwork(socket: Socket, isProxy: ConnectionBounds['isProxy']): string | undefined {
  const { remoteAddress: address, remoteFamily: family } = socket;
  if (address === undefined || isProxy(socket)) return undefined;
  if (loopback.check(address, family === 'IPv6' ? 'ipv6' : 'ipv4')) return undefined;
  return clientNetwork(address);
}
