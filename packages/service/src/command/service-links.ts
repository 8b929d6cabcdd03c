import type { Environment } from './environment.ts';

const linkName =
  /_SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)$|_PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$/;
const linkedPort = /^(tcp|udp|sctp):\/\//;

/**
 * Returns true for a variable that Kubernetes sets in each pod beside a Service. For a Service `tellerkit` these are
 * `TELLERKIT_SERVICE_HOST`, `TELLERKIT_PORT=tcp://10.0.0.1:4310` and similar ones, which nobody meant as options
 * (https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables).
 */
export function isServiceLink(name: string, environment: Environment): boolean {
  if (linkName.test(name)) return true;
  return name.endsWith('_PORT') && linkedPort.test(environment[name] ?? '');
}
