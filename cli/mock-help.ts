import { leakyRules } from '../mock/scenarios/leaky-rules.ts';
import { scenarioKinds } from '../mock/scenarios/scenario-kinds.ts';
import type { Io } from './io.ts';

/** What stands below the options in `holdfast mock --help`. */
export function mockHelp({ command }: Io): string {
  return `
A request carries the credentials that the "security" of the document asks for. Unless --api-key,
--bearer, --basic or --auth say which there are, "demo" and "demo-2" are keys and bearer tokens, and
"demo:demo" and "demo-2:demo-2" usernames and passwords, of two tenants. The header Prefer picks a
documented response and changes nothing: "code=500", "example=name", "dynamic=true".

Scenarios make operations fail. A request chooses them in the header X-Holdfast-Scenario, or a
tenant for all its requests with PUT /__admin/scenarios and a JSON list such as
[{"name":"flaky","share":0.2,"seed":7,"times":10}]; GET shows them, DELETE ends them.
${scenarioKinds.map(({ example, sentence }) => `  ${example.padEnd(36)}${sentence}`).join('\n')}
Each takes times=N and then applies to the next N requests only. The rules that leaky can break:
${leakyRules.map(rule => `  ${rule}`).join('\n')}

--state keeps everything over restarts. Its secrets are sealed with HOLDFAST_SECRET_KEYS, or else
with the key in FILE.key, which is made when missing. A --seed counts while there is no state yet.
GET /__admin/status tells which document is served and, with --watch, what is wrong with a newer one.

Events go to this machine only, and the test hooks under /__admin answer to localhost and this
machine's address only, unless --allow-host names another host.

Pages of this machine (http://localhost:3000 and the like) may use the operations; --cors lets in
those of another origin, and --cors '*' those of any. All others get 403. What leaky shows is for
programs, pages of this machine and origins that --cors names, never for '*'; and it needs a call by
localhost, this machine's address or a name of --allow-host. The rule api-key-is-required lets
strangers in as nobody, never as one of the tenants.

Examples:
  $ ${command} mock
  $ ${command} mock --port 0 --api-key acme=s3cret --api-key globex=t0ken
  $ ${command} mock --any-key
  $ ${command} mock --spec profiles.yaml --bearer acme=t0ken --basic globex=ann:s3cret
  $ ${command} mock --spec my-openapi.yaml --watch
  $ ${command} mock --spec https://example.com/openapi.yaml --overlay annotations.yaml
  $ ${command} mock --seed demo.yaml --state mock-state.json
  $ ${command} mock --host 0.0.0.0 --allow-host mock.internal
  $ ${command} mock --cors https://preview.example
`;
}
