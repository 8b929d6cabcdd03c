const visible = 'is visible to every user of this machine in the list of processes';

/** Returns true if a database URL holds a password, as pg and libpq read it: before the host or in the query. */
function holdsPassword(url: string): boolean {
  if (/^\w+:\/\/[^/:]*:[^/]+@/.test(url)) return true;
  const [, query = ''] = url.split('?', 2);
  return [...new URLSearchParams(query)].some(
    ([name, value]) => /password$/i.test(name) && value !== '',
  );
}

/**
 * Returns a warning for each secret among the flags.
 */
export function warnOfExposedSecrets(flags: {
  readonly 'secret-key'?: readonly string[] | undefined;
  readonly 'database-url'?: string | undefined;
}): readonly string[] {
  const warnings: string[] = [];
  if (flags['secret-key'])
    warnings.push(
      `--secret-key ${visible}. Pass --secret-key-file or the variable TELLERKIT_SECRET_KEY instead, and replace the key.`,
    );
  const url = flags['database-url'];
  if (url !== undefined && holdsPassword(url))
    warnings.push(
      `The password in --database-url ${visible}. Pass the variable DATABASE_URL instead, and change the password.`,
    );
  return warnings;
}
