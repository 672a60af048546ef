import type { Io } from './io.ts';

export function verifyHelp({ command }: Io): string {
  return `
Exit codes: 0 every checked rule holds, 1 a rule is broken, an operation of the document refuses
every valid update, or what --require asks for was not seen, 2 usage or document error, 3 the target
cannot be reached or refuses every call, or a second key or test hooks were given and do not work,
4 holdfast itself failed, 130 or 143 ended by SIGINT or SIGTERM. A run that ends early still writes
its reports, of what was judged until then. While it runs it tells on stderr what is judged: on one
line of a terminal, elsewhere with a line a minute. With --admin some rules reset the tenant, which
forgets its settings and items; what the run made since is removed at the end.

The document's "security" says which credentials a request carries: --api-key for schemes of type
apiKey, --bearer for http bearer, oauth2 and openIdConnect, --basic for http basic, and --auth
SCHEME=VALUE for the scheme of that name, which several of one kind need.

Where a path leaves an id open, the run creates one of its own by the operation that the document names
for it, and deletes it at the end, also when it is ended early. --param NAME=VALUE names one that there
is instead, which is overwritten and stays, or what another required parameter says. An operation that
has neither is left out by name.

HTTP_PROXY, HTTPS_PROXY and NO_PROXY are honoured, but this machine is always asked directly. In a
report the value of each --header is a variable, such as $HOLDFAST_HEADER_X_GATEWAY_TOKEN, as keys
are.

Examples:
  $ ${command} verify http://localhost:8080 --api-key K
  $ ${command} verify http://localhost:4010 --api-key demo --second-api-key demo-2 \\
      --admin http://localhost:4010/__admin
  $ ${command} verify http://localhost:8080 --api-key K --level documented --reporter json
  $ ${command} verify http://localhost:8080 --api-key K \\
      --reporter junit=verify.xml --reporter html=verify.html
  $ ${command} verify http://localhost:8080 --api-key K \\
      --admin http://localhost:8080/__admin --require deliveries,items
  $ ${command} verify http://localhost:8080 --api-key K --wait 30 --header X-Gateway-Token=T
  $ ${command} verify http://localhost:8080 --spec profiles.yaml --bearer T --second-bearer U
  $ ${command} verify http://localhost:8080 --spec profiles.yaml --auth appId=A --auth appKey=K
  $ ${command} verify http://localhost:8080 --spec profiles.yaml --bearer T --param teamId=ops
  $ ${command} verify https://staging.example.com --api-key K --yes --rate 10
  $ ${command} verify http://localhost:8080 --api-key K \\
      --rule omitted-auth-is-kept --seed 42 --path 3:0
`;
}
