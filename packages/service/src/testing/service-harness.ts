import type { Conversation, Session } from '@tellerkit/contract';
import { createService } from '../create-service.ts';
import type { Service } from '../create-service.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import type { LogFields } from '../base/logger.ts';
import type { ServiceOptions } from '../service-options.ts';
import { Caller } from './caller.ts';
import { ManualClock } from '../test-kit/manual-clock.ts';
import { ScriptedAssistant } from './scripted-assistant.ts';

/** Keys of the tenants of a {@link ServiceHarness}. @internal */
export const keys = {
  publishable: 'pk_test_ginkgo_0001',
  secret: 'sk_test_ginkgo_0001',
  otherPublishable: 'pk_test_maple_00001',
  otherSecret: 'sk_test_maple_00001',
} as const;

/** What a {@link ServiceHarness} is made of. @internal */
export type HarnessOptions = Partial<Omit<ServiceOptions, 'clock' | 'assistant'>> & {
  readonly database: OpenedDatabase;
};

/**
 * A service with two tenants, a clock that stands still and an assistant that says what it is told.
 *
 * @internal
 */
export class ServiceHarness {
  readonly clock = new ManualClock();
  readonly assistant = new ScriptedAssistant();
  readonly errors: { event: string; fields: LogFields }[] = [];
  readonly service: Service;
  readonly page: Caller;
  readonly back: Caller;

  constructor(options: HarnessOptions) {
    this.service = createService({
      clock: this.clock,
      assistant: this.assistant,
      logger: {
        info: () => undefined,
        error: (event, fields) => this.errors.push({ event, fields }),
      },
      tenants: [
        {
          slug: 'ginkgo',
          name: 'Ginkgo Bank',
          publishableKeys: [keys.publishable],
          secretKeys: [keys.secret],
          allowedOrigins: ['https://bank.example'],
        },
        {
          slug: 'maple',
          name: 'Maple Bank',
          publishableKeys: [keys.otherPublishable],
          secretKeys: [keys.otherSecret],
        },
      ],
      ...options,
    });
    this.page = this.as(keys.publishable);
    this.back = this.as(keys.secret);
  }

  /** Calls with a key or token. */
  as(credential: string | undefined): Caller {
    return new Caller(this.service, credential);
  }

  /** Opens a session and calls with it. */
  async customer(publishableKey: string = keys.publishable): Promise<Caller> {
    const session = await this.as(publishableKey).post<Session>('/v1/sessions', {
      channel: 'web',
      locale: 'en',
    });
    return this.as(session.token);
  }

  /** Opens a conversation. */
  open(customer: Caller): Promise<Conversation> {
    return customer.post<Conversation>('/v1/conversations');
  }

  close(): Promise<void> {
    return this.service.close();
  }
}
