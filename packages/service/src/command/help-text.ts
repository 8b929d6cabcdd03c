/**
 * Text that `--help` prints.
 */
export const helpText = `tellerkit-service: the service behind the Tellerkit contract

Usage
  tellerkit-service --publishable-key pk_… --secret-key-file <file> [options]

Options                          Environment                  Default
  --port <number>                TELLERKIT_PORT               4310
  --host <address>               TELLERKIT_HOST               127.0.0.1
  --metrics-port <number>        TELLERKIT_METRICS_PORT       none
      Port on which GET /metrics responds in the Prometheus text format. Keep it private.
  --metrics-host <address>       TELLERKIT_METRICS_HOST       127.0.0.1
  --drain-ms <number>            TELLERKIT_DRAIN_MS           1000
      Milliseconds to keep serving after SIGTERM while /ready responds with 503, so that a load
      balancer stops sending requests.
  --trust-proxy <addresses>      TELLERKIT_TRUST_PROXY        none
      Addresses or CIDR ranges of the proxies in front of the service, separated by commas. Their
      X-Forwarded-For names the client by whose address the service limits requests.
  --data <file>                  TELLERKIT_DATA               tellerkit.db
      SQLite file for all data. Created if it does not exist. One service at a time can use it.
  --database-url <url>           DATABASE_URL                 none
      PostgreSQL database instead of a file: postgres://user:password@host:5432/name
  --publishable-key <key>        TELLERKIT_PUBLISHABLE_KEY
      Key for pages: pk_ and at least 16 letters, digits, - or _. May be repeated.
  --secret-key-file <file>       TELLERKIT_SECRET_KEY_FILE
      File with the keys for back ends, one on each line: sk_ and at least 16 letters, digits, - or
      _. Other users may not read the file. The keys can also stand in TELLERKIT_SECRET_KEY. The flag
      --secret-key shows the key to every user of this machine.
  --origin <origin>              TELLERKIT_ORIGIN             none
      Origin whose pages may call the service, for example https://www.bank.example, or
      https://*.bank.example for all subdomains, or capacitor://localhost for an app. May be repeated.
  --public-url <url>             TELLERKIT_PUBLIC_URL         none
      URL at which callers reach the service, for example https://chat.bank.example. Pages of its
      origin may call the service. Needed behind a proxy.
  --knowledge <folder>           TELLERKIT_KNOWLEDGE          none
      Folder of Markdown files with front matter, imported at the start.
  --tenant <name>                TELLERKIT_TENANT             main
      Short name of the bank or brand: lower-case letters, digits and hyphens.
  --disposition <code>           TELLERKIT_DISPOSITION        six codes, such as solved
      Code for the outcome of a conversation: lower-case letters, digits and hyphens. May be repeated.
  --settings <file>              TELLERKIT_SETTINGS           none
      JSON file with sessions, bounds, rateLimits and connections, see the guide to the service.
  --customer-token-key-file <file>  TELLERKIT_CUSTOMER_TOKEN_KEY_FILE
      File with the keys of back ends that sign customer tokens, one id:secret on each line. Each
      secret has at least 32 characters.
  --signing-key-file <file>      TELLERKIT_SIGNING_KEY_FILE   <data file>.key
      File with the keys that sign tokens. On SQLite the service creates it for a new data file.
      PostgreSQL has no default, because all nodes need the same file.
  --rotate-signing-key
      Add a signing key to the key file instead of serving, and print the ids of its keys. The
      replaced key verifies for another 24 hours, and its refresh tokens work for another 7 days.
      Creates a file that --signing-key-file names.
  --signs-in-minutes <number>                                 0
      Minutes until the new key signs. All nodes must have the new file before then.
  --accept-sealing-key
      Let the database accept the key file or signing secret instead of serving, if all copies of the
      earlier one are lost. Data that the earlier one sealed cannot be read then.
  --verify-audit
      Verify the audit instead of serving. Writes nothing to the database. If the audit has no fault,
      prints the newest entry of each audit chain: store this output outside the database. Exits
      with 0 without a fault, 1 with faults, 2 if it cannot verify.
  --audit-heads <file>
      Output of an earlier --verify-audit. With it, the check also detects a replaced chain and a
      chain whose end was cut off.
  --write-audit-heads <file>
      Writes the newest entries to this file instead, only if the audit has no fault. May be the
      file of --audit-heads.
  --unkeyed-heads
      Writes and reads the newest entries without a key, if the signing secret is not at hand.
  --loopback-webhooks            TELLERKIT_LOOPBACK_WEBHOOKS  false
      Also allow webhooks to this machine, with http and on any port. For local development.
  --no-reference                 TELLERKIT_NO_REFERENCE       false
      Serve neither the API reference at /docs nor the OpenAPI document at /v1/openapi.json.
  --help                         Print this.
  --version                      Print the version.

In the environment, separate several values with commas. A flag overrides the environment. The
command warns of unknown variables that begin with TELLERKIT.
TELLERKIT_SIGNING_SECRET replaces the key file by one secret of at least 32 characters. Its keys
cannot be rotated.
TELLERKIT_CUSTOMER_TOKEN_KEYS lists the keys of back ends that sign customer tokens, as id:secret.
Each secret has at least 32 characters.
`;
