#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { CommandError } from './command-error.ts';
import { helpText } from './help-text.ts';
import { parseCommand } from './parse-command.ts';
import { openDatabase, runCommand } from './run-command.ts';
import { verifyAuditCommand } from './verify-audit-command.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const printError = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const options = parseCommand(process.argv.slice(2), process.env);
  if (options === 'help') return void print(helpText.trimEnd());
  if (options === 'version') return void print(readVersion());
  if ('headsFile' in options)
    return verifyAuditCommand(openDatabase(options), options.headsFile, print);
  const listening = await runCommand(options, printError);
  print(`Listening on ${listening.url}, reference at ${listening.url}/docs`);
  const stop = () => void listening.close().then(() => print('Closed'));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function readVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

main().catch((error: unknown) => {
  const known = error instanceof CommandError;
  printError(known ? error.message : `The service did not start: ${String(error)}`);
  process.exitCode = known ? error.exitCode : 1;
});
