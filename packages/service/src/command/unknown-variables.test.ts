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

test('the variables that Kubernetes sets for a service are not warned of', () => {
  const port = ['', '_4310_TCP', '_4310_TCP_ADDR', '_4310_TCP_PORT', '_4310_TCP_PROTO'];
  const names = ['TELLERKIT', 'TELLERKIT_SERVICE', 'TELLERKIT_EU'].flatMap((service) => [
    ...['HOST', 'PORT', 'PORT_HTTP'].map((end) => `${service}_SERVICE_${end}`),
    ...port.map((end) => `${service}_PORT${end}`),
  ]);
  assert.deepEqual(warningsOf(...names), []);
  const environment = {
    TELLERKIT_PUBLISHABLE_KEY: 'pk_0123456789abcdef',
    TELLERKIT_SECRET_KEY: 'sk_0123456789abcdef',
    TELLERKIT_PORT: 'tcp://10.0.0.1:4310',
  };
  const options = parseCommand([], environment);
  assert.ok(typeof options === 'object' && 'port' in options);
  assert.equal(options.port, 4310);
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
