/** Labels of a sample. The values come from the code or from options of a tenant, never from a caller. */
export type MetricLabels = Readonly<Record<string, string>>;

/** A gauge that is read when somebody asks for the metrics. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly { readonly labels: MetricLabels; readonly value: number }[];
}

const secondMs = 1000;

/** Upper bounds of the buckets in milliseconds. */
const bucketsMs = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

interface Durations {
  readonly labels: MetricLabels;
  /** Counts of each bucket, not cumulated. The last count has no upper bound. */
  readonly counts: number[];
  sumMs: number;
}

/** Counts durations in buckets, with one set of buckets for each combination of labels. */
export class Histogram {
  readonly #name: string;
  readonly #help: string;
  readonly #series = new Map<string, Durations>();

  constructor(name: string, help: string) {
    this.#name = name;
    this.#help = help;
  }

  /** Adds a duration. A wall clock that is set back counts as 0, because a counter never shrinks. */
  observe(key: string, labels: () => MetricLabels, duration: number): void {
    const ms = Math.max(0, duration);
    let series = this.#series.get(key);
    if (series === undefined) {
      series = { labels: labels(), counts: bucketsMs.map(() => 0).concat(0), sumMs: 0 };
      this.#series.set(key, series);
    }
    const found = bucketsMs.findIndex((bound) => ms <= bound);
    const bucket = found < 0 ? bucketsMs.length : found;
    series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
    series.sumMs += ms;
  }

  toText(): string {
    const lines = head(this.#name, this.#help, 'histogram');
    for (const { labels, counts, sumMs } of this.#series.values()) {
      let total = 0;
      for (const [index, count] of counts.entries()) {
        total += count;
        const bound = bucketsMs[index];
        const le = bound === undefined ? '+Inf' : String(bound / secondMs);
        lines.push(sample(`${this.#name}_bucket`, { ...labels, le }, total));
      }
      lines.push(sample(`${this.#name}_sum`, labels, sumMs / secondMs));
      lines.push(sample(`${this.#name}_count`, labels, total));
    }
    return lines.join('\n');
  }
}

/** Formats gauges in the Prometheus text format 0.0.4, https://prometheus.io/docs/instrumenting/exposition_formats/. */
export function gaugesToText(gauges: readonly Gauge[]): string {
  return gauges
    .flatMap(({ name, help, samples }) => [
      ...head(name, help, 'gauge'),
      ...samples.map(({ labels, value }) => sample(name, labels, value)),
    ])
    .join('\n');
}

function head(name: string, help: string, type: 'gauge' | 'histogram'): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function sample(name: string, labels: MetricLabels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escape(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}

function escape(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
