import type { Io } from './io.ts';
/** What stands below the options in `holdfast serve --help`. */
export function serveHelp({ command }: Io): string {
  return `
Without --dev it needs --db, credentials of a tenant, given with --api-key, --bearer, --basic or
--auth as the "security" of the document has it, or a key made with "${command} apikey create", and
HOLDFAST_SECRET_KEYS in the environment: the keys that stored secrets are sealed with, as
ID:KEY[,ID:KEY…], each KEY 32 bytes in base64. The first one seals, all of them open, so that they
can be changed; see "${command} keys --help".

An update that leaves the credentials out keeps them, also while it moves a hook: whoever may change
a url can have them sent there. With --require-auth-for-new-origin such an update is a 400
(auth-required-for-new-origin): a url of another origin, the first one included, needs the secret
sent along. Items may have hooks and secrets of their own, so with updateAll a url needs the secret
too, wherever it leads, and a stored secret reaches the items only together with every hook.

Several servers may share one database. PostgreSQL has to be 13 or newer; its password is better given
in PGPASSWORD, or in a ~/.pgpass file, than in the URL, which others on the machine can see.

Addresses that need no key:
  /healthz  200 while the process answers
  /readyz   200 while requests can be served; 503 while the database cannot (a full disk shows with
            SQLite alone), and on connections that are still open once a stop has begun
  /metrics  with --metrics, for Prometheus; keep it from the outside, it tells how much you are used

The test hooks answer to localhost, this machine's addresses and names of --allow-host only, and to no
page of another origin; so do the operations where --dev has made up the keys, which everyone knows.

On SIGTERM or SIGINT it takes no more connections, answers what it has accepted, and exits with 0.
What is still open after --grace seconds is cut.

The log goes to stderr, one JSON line for each request (readable lines on a terminal). Keys, bodies,
addresses as sent and secrets are never in it. A harmless X-Request-Id is kept, so that one id can
be followed; every answer carries one.

Examples:
  $ ${command} serve --dev --admin
  $ ${command} serve --dev --db settings.db --port 0
  $ ${command} serve --dev --db postgres://postgres@127.0.0.1/settings
  $ HOLDFAST_SECRET_KEYS="k1:$(openssl rand -base64 32)" ${command} serve --db settings.db --api-key acme=s3cret
  $ ${command} serve --dev --metrics --rate-limit 600 --log-level warn
`;
}
