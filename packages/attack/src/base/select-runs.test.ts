import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attack } from './attack.ts';
import { selectRuns } from './select-runs.ts';

const attack = (id: string, rest: Partial<Attack> = {}): Attack => ({
  id,
  attack: '',
  bound: '',
  databases: ['sqlite'],
  run: async () => ({ seen: '', held: true }),
  ...rest,
});

const areas = {
  load: [
    attack('flood'),
    attack('cuts', { databases: ['sqlite', 'postgres'], heavy: true }),
    attack('guesses', { databases: ['sqlite', 'postgres'] }),
  ],
  client: [attack('printed-key', { databases: [] })],
};

function namesOf(selection: Parameters<typeof selectRuns>[1]): string[] | string {
  const runs = selectRuns(areas, selection);
  if (typeof runs === 'string') return runs;
  return runs.map(({ area, attack: { id }, database }) => `${area}/${id} ${database ?? ''}`.trim());
}

test('an attack runs once on each of its databases, and once if it needs none', () => {
  const all = [
    'load/flood sqlite',
    'load/cuts sqlite',
    'load/cuts postgres',
    'load/guesses sqlite',
    'load/guesses postgres',
    'client/printed-key',
  ];
  assert.deepEqual(namesOf({ quick: false }), all);
});

test('`--only` takes areas and ids, and refuses every other name', () => {
  assert.deepEqual(namesOf({ quick: false, only: ['client', 'flood'] }), [
    'load/flood sqlite',
    'client/printed-key',
  ]);
  assert.match(String(namesOf({ quick: false, only: ['lod'] })), /`--only` must be one of load/);
});

test('`--database` chooses a database, and refuses every other name', () => {
  assert.deepEqual(namesOf({ quick: false, database: 'postgres' }), [
    'load/cuts postgres',
    'load/guesses postgres',
  ]);
  assert.match(String(namesOf({ quick: false, database: 'mysql' })), /`--database` must be one of/);
});

test('`--quick` leaves out heavy attacks, and runs the others on one database', () => {
  const quick = ['load/flood sqlite', 'load/guesses sqlite', 'client/printed-key'];
  assert.deepEqual(namesOf({ quick: true }), quick);
  assert.deepEqual(namesOf({ quick: true, database: 'postgres' }), ['load/guesses postgres']);
});
