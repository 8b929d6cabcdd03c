const visible = 'is visible to every user of this machine in the list of processes';

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
  if (url !== undefined && URL.canParse(url) && new URL(url).password !== '')
    warnings.push(
      `The password in --database-url ${visible}. Pass the variable DATABASE_URL instead, and change the password.`,
    );
  return warnings;
}
