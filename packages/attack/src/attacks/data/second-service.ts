import type { Attack } from '../../base/attack.ts';

/** Starts the command twice on one data file. */
export const secondService: Attack = {
  id: 'second-service',
  attack: 'An operator starts a second service on the data file of a running one.',
  bound: 'The second ends with exit code 1 and names the file; the first keeps serving.',
  databases: ['sqlite'],
  async run(context) {
    const first = await context.startCommand();
    const second = context.spawnCommand();
    const listens = second.listening().then(
      () => true,
      () => false,
    );
    if (await listens) return { seen: 'the second service started', held: false };
    const { code, errors } = await second.ended;
    const names = errors.includes(context.database.address);
    const { status } = await fetch(`${first.url}/ready`);
    return {
      seen: `exit code ${String(code)}, ${names ? 'the error names the file' : 'no file in the error'}, first answers ${status}`,
      held: code === 1 && names && status === 200,
    };
  },
};
