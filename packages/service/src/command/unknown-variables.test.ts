import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpText } from './help-text.ts';
import { parseCommand } from './parse-command.ts';
import { warnOfUnknownVariables } from './unknown-variables.ts';

const warningsOf = (...names: readonly string[]) =>
  warnOfUnknownVariables(Object.fromEntries(names.map((name) => [name, 'x'])), helpText);

test('a mistyped variable is warned of with the nearest known name', () => {
  assert.deepEqual(warningsOf('TELLERKIT_TRUSTED_PROXY', 'TELLERKIT_ORIGINS', 'PATH'), [
    'The variable TELLERKIT_ORIGINS is unknown and has no effect. Use TELLERKIT_ORIGIN, or see --help.',
    'The variable TELLERKIT_TRUSTED_PROXY is unknown and has no effect. Use TELLERKIT_TRUST_PROXY, or see --help.',
  ]);
  assert.deepEqual(warningsOf('TELLERKIT_ZZZZZZZZ'), [
    'The variable TELLERKIT_ZZZZZZZZ is unknown and has no effect. See --help.',
  ]);
});

test('a name that differs by a whole word is not suggested', () => {
  for (const name of ['TELLERKIT_PUBLIC_KEY', 'TELLERKIT_SERVICES_HOST', 'TELLERKIT_MY_PORT'])
    assert.deepEqual(warningsOf(name), [
      `The variable ${name} is unknown and has no effect. See --help.`,
    ]);
  assert.match(warningsOf('TELLERKIT_TRUSTPROXY').join(), /Use TELLERKIT_TRUST_PROXY,/);
  assert.match(warningsOf('TELLERKIT_METRIC_PROT').join(), /Use TELLERKIT_METRICS_PORT,/);
});

test('the variables that Kubernetes sets for a Service are neither options nor warned of', () => {
  const address = 'tcp://10.0.0.1:4310';
  const linksOf = (service: string) => ({
    [`${service}_SERVICE_HOST`]: '10.0.0.1',
    [`${service}_SERVICE_PORT`]: '4310',
    [`${service}_SERVICE_PORT_HTTP`]: '4310',
    [`${service}_PORT`]: address,
    [`${service}_PORT_4310_TCP`]: address,
    [`${service}_PORT_4310_TCP_PROTO`]: 'tcp',
    [`${service}_PORT_4310_TCP_PORT`]: '4310',
    [`${service}_PORT_4310_TCP_ADDR`]: '10.0.0.1',
  });
  const options = parseCommand([], {
    TELLERKIT_PUBLISHABLE_KEY: 'pk_0123456789abcdef',
    TELLERKIT_SECRET_KEY: 'sk_0123456789abcdef',
    ...linksOf('TELLERKIT'),
    ...linksOf('TELLERKIT_SERVICE'),
    ...linksOf('TELLERKIT_METRICS'),
    ...linksOf('TELLERKIT_EU'),
  });
  assert.ok(typeof options === 'object' && 'port' in options);
  assert.deepEqual([options.warnings, options.port, options.metricsPort], [[], 4310, undefined]);
});

test('every variable that the command reads is known', () => {
  const read = new Set<string>();
  const environment = new Proxy<Record<string, string | undefined>>(
    {
      TELLERKIT_PUBLISHABLE_KEY: 'pk_0123456789abcdef',
      TELLERKIT_SECRET_KEY: 'sk_0123456789abcdef',
    },
    {
      get(target, name: string) {
        read.add(name);
        return target[name];
      },
    },
  );
  parseCommand([], environment);
  const own = [...read].filter((name) => name.startsWith('TELLERKIT_'));
  assert.ok(own.length > 15);
  assert.deepEqual(warningsOf(...own), []);
});

test('a form that serves nothing warns, too', () => {
  for (const flag of ['--verify-audit', '--rotate-signing-key']) {
    const options = parseCommand([flag], { TELLERKIT_DATE: 'bank.db' });
    assert.ok(typeof options === 'object');
    assert.match(options.warnings.join(), /TELLERKIT_DATE .* Use TELLERKIT_DATA/);
  }
});
