import { apiKey, broken, idleTarget, report, secondApiKey, step, unobservable } from './samples.ts';

/** Text of a server that attacks every form of report at once. */
export const attack = [
  '</pre></details></script><script>alert(1)</script><img src=x onerror=alert(1)>',
  '"\' onmouseover="alert(1)" ]]> <!-- <![CDATA[ &lt; &#60; &',
  '\u001b[2J\u001b]8;;https://evil.example\u0007link\u0000\u0008\u007f\u009b31m\u202e\u2028\ufeff',
  '\ud800 \uffff',
  '\r\n::error::forged\n::stop-commands::x\n##[stop-commands]x\n%0A::notice::forged',
  '``` ~~~~ ````` | <details> [link](https://evil.example) ![image](https://evil.example/x.png)',
  '--- \n+++ \n- expected',
].join(' ');

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Every way in which a server may give a key back. */
export const echoes = [apiKey, secondApiKey].flatMap(key => [
  key,
  key.toUpperCase(),
  encodeURIComponent(key),
  JSON.stringify(key),
  Buffer.from(key).toString('hex'),
  ...[key, `u:${key}`, `us:${key}`, `use:${key}:x`].map(base64),
  Buffer.from(`?>${key}`).toString('base64url'),
]);

/** What none of the reports may contain: enough of a key to be one, in any form. */
export const traces = [apiKey, secondApiKey].flatMap(key => [
  key,
  key.slice(1, -1),
  encodeURIComponent(key),
  encodeURIComponent(encodeURIComponent(key)),
  JSON.stringify(key).slice(1, -1),
  Buffer.from(key).toString('hex'),
  ...[0, 1, 2].map(offset => base64(key.slice(offset)).slice(0, 8)),
]);

/** A report in which the server had its say wherever it can. */
export function hostileReport() {
  const said = `${attack} ${echoes.join(' ')}`;
  const long = `${'x'.repeat(200_000)}${attack}`;
  const steps = [
    step({ phase: 'baseline', text: JSON.stringify({ [said]: said, ids: [attack, apiKey] }) }),
    step({ text: said, status: 500, headers: { 'content-type': said, location: said } }),
    step({ request: { path: `/items/${encodeURIComponent(said.toWellFormed())}`, body: said } }),
    step({ request: { body: JSON.stringify({ long }) }, text: JSON.stringify([long, long]) }),
    step({ text: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }),
    step({
      text: '',
      arrivals: [{ method: 'POST', path: `/${said}`, headers: { [said]: said }, text: said }],
    }),
  ];
  const target = idleTarget({ secondCredentials: { apiKey: secondApiKey } });
  const evidence = [
    { expected: { [said]: null }, actual: { [said]: said } },
    { expected: long, actual: `${long}${said}` },
    {
      expected: { authorization: `Basic ${base64(`u:${apiKey}`)}` },
      actual: { authorization: `Basic ${base64(`u:${attack}`)}` },
    },
  ];
  return report([
    ...evidence.map((sides, index) =>
      broken({ message: said, steps, ...sides }, { id: `rule-${index}` }, target),
    ),
    unobservable({ reason: attack }),
  ]);
}
