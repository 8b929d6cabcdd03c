import { Histogram } from './metrics.ts';
import type { Gauge } from './metrics.ts';

const noLabels = () => ({});

/** Measurements that the service takes while it runs. They hold no id and no text of a customer. */
export class ServiceMetrics {
  readonly #requests = new Histogram(
    'tellerkit_request_duration_seconds',
    'Time from the start of a request until its response begins, by endpoint and class of status.',
  );
  readonly #waits = new Histogram(
    'tellerkit_database_wait_seconds',
    'Time that reads and transactions wait for a connection to the database.',
  );
  readonly #gauges: {
    readonly name: string;
    readonly help: string;
    readonly read: () => number;
  }[] = [];

  observeRequest(endpoint: string, status: number, ms: number): void {
    const code = `${Math.floor(status / 100)}xx`;
    this.#requests.observe(`${endpoint} ${code}`, () => ({ endpoint, code }), ms);
  }

  observeDatabaseWait(ms: number): void {
    this.#waits.observe('', noLabels, ms);
  }

  /** Adds a figure of this process, which `read` returns. */
  addGauge(name: string, help: string, read: () => number): void {
    this.#gauges.push({ name, help, read });
  }

  /** Reads the figures that were added with {@link ServiceMetrics.addGauge}. */
  readGauges(): Gauge[] {
    return this.#gauges.map(({ name, help, read }) => ({
      name,
      help,
      samples: [{ labels: {}, value: read() }],
    }));
  }

  /** Formats the counted durations. */
  toText(): string {
    return `${this.#requests.toText()}\n${this.#waits.toText()}`;
  }
}
