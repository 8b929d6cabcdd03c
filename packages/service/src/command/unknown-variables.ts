import type { Environment } from './environment.ts';
import { nearestName } from './nearest-name.ts';
import { isServiceLink } from './service-links.ts';

const prefix = 'TELLERKIT_';

/**
 * Returns a warning for each variable that begins with `TELLERKIT_` and that the command does not know, with the most
 * similar known name. A mistyped variable would otherwise leave its option at the default. Skips the variables that
 * Kubernetes sets for a Service.
 *
 * @param help - Help text, which names every variable.
 */
export function warnOfUnknownVariables(environment: Environment, help: string): readonly string[] {
  const known = [...new Set(help.match(/\bTELLERKIT_[A-Z_]*[A-Z]/g))];
  return Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && !known.includes(name))
    .filter((name) => !isServiceLink(name, environment))
    .sort()
    .map((name) => {
      const near = nearestName(name, known, prefix);
      const remedy = near === undefined ? 'See --help.' : `Use ${near}, or see --help.`;
      return `The variable ${name} is unknown and has no effect. ${remedy}`;
    });
}
