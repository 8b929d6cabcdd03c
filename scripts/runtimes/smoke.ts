/** Runs the checks of the published SDK on any runtime, against the real service at the given address. */
import process from 'node:process';
import { callChecks } from './smoke-calls.ts';
import { streamChecks } from './smoke-streams.ts';

for (const [name, check] of Object.entries({ ...callChecks, ...streamChecks }))
  try {
    await check();
    console.log(`ok ${name}`);
  } catch (error) {
    console.log(`not ok ${name}`);
    console.error(error);
  }
process.exit();
