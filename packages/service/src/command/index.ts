#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { acceptSealingKeyCommand } from './accept-sealing-key-command.ts';
import { CommandError } from './command-error.ts';
import { helpText } from './help-text.ts';
import { parseCommand } from './parse-command.ts';
import { rotateSigningKeyCommand } from './rotate-signing-key-command.ts';
import { openDatabase, openForReading, runCommand } from './run-command.ts';
import { verifyAuditCommand } from './verify-audit-command.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const printError = (line: string) => process.stderr.write(`${line}\n`);

const stopSignals = ['SIGTERM', 'SIGINT'] as const;
/** Maximum time from the end of the drain to the end of the process. */
const longestCloseMs = 9000;

function giveUp(): never {
  printError(
    'The service did not close in time. The process exits now, so requests in progress may be lost.',
  );
  process.exit(1);
}

async function main(): Promise<void> {
  const options = parseCommand(process.argv.slice(2), process.env);
  if (options === 'help') return void print(helpText.trimEnd());
  if (options === 'version') return void print(readVersion());
  for (const warning of options.warnings) printError(warning);
  if ('signsInMinutes' in options) return rotateSigningKeyCommand(options, print);
  if ('acceptsSealingKey' in options)
    return acceptSealingKeyCommand(options, () => openDatabase(options), {
      print,
      warn: printError,
    });
  if ('headsFile' in options) {
    // Lets the exit listeners remove the copy of a database that was not closed
    for (const signal of stopSignals)
      process.once(signal, () => process.exit(128 + constants.signals[signal]));
    return verifyAuditCommand(options, () => openForReading(options), { print, warn: printError });
  }
  const listening = await runCommand(options, printError);
  const stop = () => {
    // Removes the listeners, so that a second signal ends the process at once
    for (const signal of stopSignals) process.off(signal, stop);
    setTimeout(giveUp, options.drainMs + longestCloseMs).unref();
    void listening.close().then(() => print('Closed'));
  };
  for (const signal of stopSignals) process.on(signal, stop);
  // Prints only after the signal listeners are added, because the parent process may send a signal at once
  if (listening.metricsUrl) print(`Metrics on ${listening.metricsUrl}`);
  print(`Listening on ${listening.url}, reference at ${listening.url}/docs`);
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
