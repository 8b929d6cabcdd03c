/**
 * What `--help` prints.
 */
export const helpText = `tellerkit-service: the service behind the Tellerkit contract

Usage
  tellerkit-service --publishable-key pk_… --secret-key sk_… [options]

Options                          Environment                  Default
  --port <number>                TELLERKIT_PORT               4310
  --host <address>               TELLERKIT_HOST               127.0.0.1
  --drain-ms <number>            TELLERKIT_DRAIN_MS           1000
      How long to go on serving after SIGTERM while /ready says no, so that a balancer looks elsewhere.
  --data <file>                  TELLERKIT_DATA               tellerkit.db
      SQLite file to keep everything in; made where there is none.
  --database-url <url>           DATABASE_URL                 none
      PostgreSQL instead of a file: postgres://user:password@host:5432/name
  --publishable-key <key>        TELLERKIT_PUBLISHABLE_KEY
      For pages: pk_ and at least 16 letters, digits, - or _. May be given several times.
  --secret-key <key>             TELLERKIT_SECRET_KEY
      For back ends: sk_ and at least 16 of the same. May be given several times.
  --origin <origin>              TELLERKIT_ORIGIN             none
      Origin whose pages may call, for example https://www.bank.example. May be given several times.
  --knowledge <folder>           TELLERKIT_KNOWLEDGE          none
      Folder of Markdown files with front matter, read at the start.
  --tenant <name>                TELLERKIT_TENANT             main
      Short name of the bank or brand: lower case letters, digits and hyphens.
  --verify-audit
      Check that the audit is what was written, instead of serving. Prints the newest entry of each chain.
  --audit-heads <file>
      What --verify-audit has printed before: then it also finds a chain that was written anew.
  --loopback-webhooks            TELLERKIT_LOOPBACK_WEBHOOKS  false
      Let webhooks go to this machine too, with http and on any port. For trying things.
  --help                         Print this.
  --version                      Print the version.

In the environment several values are parted by commas. A flag wins over the environment.
TELLERKIT_SIGNING_SECRET, at least 32 characters, is what tokens are signed with; without it the
service makes one and keeps it in its database.
TELLERKIT_CUSTOMER_TOKEN_KEYS names the keys of back ends that sign customer tokens themselves, as
id:secret with at least 32 characters in the secret.
`;
