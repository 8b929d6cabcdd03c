import type { IncomingMessage, ServerResponse } from 'node:http';
import { TellerClient } from '@tellerkit/sdk';
import { secretKey } from '../../service/keys.ts';
import { bundlePage } from './bundle-page.ts';

const html = '<!doctype html><title>Chaos</title><script type="module" src="/page.js"></script>';

/** The bank's site: the page, and the back end that signs tokens for customers. */
export class ChaosSite {
  readonly #script: string;
  readonly #client: TellerClient;

  private constructor(script: string, serviceUrl: string) {
    this.#script = script;
    this.#client = new TellerClient({ baseUrl: serviceUrl, secretKey, maxRetries: 0 });
  }

  static async create(serviceUrl: string): Promise<ChaosSite> {
    return new ChaosSite(await bundlePage(), serviceUrl);
  }

  /** Answers requests for the site. Returns false for all others. */
  readonly serve = ({ url = '' }: IncomingMessage, response: ServerResponse): boolean => {
    const customer = /^\/customer-token\/(\d+)$/.exec(url)?.[1];
    if (customer !== undefined) void this.#sign(customer, response);
    else if (url === '/') respond(response, 200, 'text/html', html);
    else if (url === '/page.js') respond(response, 200, 'text/javascript', this.#script);
    else if (url === '/favicon.ico') respond(response, 204, 'image/png', '');
    else return false;
    return true;
  };

  async #sign(customer: string, response: ServerResponse): Promise<void> {
    try {
      const externalId = `customer-${customer}`;
      const { token } = await this.#client.customerTokens.create({ externalId });
      respond(response, 200, 'text/plain', token);
    } catch {
      respond(response, 503, 'text/plain', '');
    }
  }
}

function respond(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
  });
  response.end(body);
}
