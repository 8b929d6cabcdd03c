// Runs the client's own tests again over real sockets: the Node transport must behave like `fetch`.
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
