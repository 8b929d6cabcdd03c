import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Address and credentials of the answer server. */
export interface AnswerServer {
  readonly baseUrl: string;
  readonly secretKey: string;
  readonly conversationId: string;
}

/** Runs a measurement against an answer server in a separate process. */
export async function withAnswerServer<T>(
  measure: (server: AnswerServer) => Promise<T>,
): Promise<T> {
  const server = fork(new URL('answer-server.ts', import.meta.url));
  try {
    const [port] = (await once(server, 'message')) as [number];
    return await measure({
      baseUrl: `http://127.0.0.1:${port}`,
      secretKey: 'sk_bench_0123456789abcdef',
      conversationId: `cnv_${'0'.repeat(26)}`,
    });
  } finally {
    server.kill();
  }
}
