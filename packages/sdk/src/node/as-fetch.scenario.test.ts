// The client's own tests once more, over real sockets: what holds with `fetch` holds with the Node transport.
import { after } from 'node:test';
import { useSockets } from '../testing/fake-transport.ts';
import { SocketService } from '../testing/socket-service.ts';

const service = await SocketService.start();
after(() => service.stop());
useSockets(service);
await import('../errors/errors.test.ts');
await import('../events/event-stream.test.ts');
await import('../pages/page-list.test.ts');
await import('../policies/authentication.test.ts');
await import('../policies/log.test.ts');
await import('../policies/retry.test.ts');
