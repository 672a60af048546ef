import { expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { levels } from '../../src/contract/rules.ts';
import { verifyTarget } from '../../src/verify/verify-target.ts';
import { startMock } from '../servers/mock-server.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import { targetOf } from '../servers/target.ts';

/** A PUT of a password, of which nothing is ever shown. */
const document = (annotation: object) => ({
  openapi: '3.0.3',
  info: { title: 'Accounts', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/account/password': {
      put: {
        operationId: 'setPassword',
        'x-settings-update': { resource: 'password', ...annotation },
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['new_password'],
                properties: {
                  old_password: { type: 'string', writeOnly: true },
                  new_password: { type: 'string', writeOnly: true, minLength: 8 },
                },
              },
            },
          },
        },
        responses: {
          200: { description: 'It is another one.' },
          400: { description: 'It is none.' },
          401: { description: 'Who are you?' },
        },
      },
    },
  },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
});

test('what no answer shows is refused until the annotation says so', () => {
  expect(() => readContract(document({}))).toThrow('or say view: none');
  const [update] = readContract(document({ view: 'none' })).updates;
  expect(update?.read).toEqual({ kind: 'nowhere' });
});

test.each([
  { name: 'the mock', start: startMock },
  { name: 'the reference server', start: startReferenceServer },
])('$name is judged by its refusals, and nothing else is claimed to be seen', async ({ start }) => {
  const contract = readContract(document({ view: 'none' }));
  await using server = await start(contract);
  const { rules } = await verifyTarget({
    contract,
    catalogue: defaultContract(),
    target: targetOf(server),
    levels,
    runs: 5,
    seed: 1,
    now: () => performance.now(),
  });
  const of = (wanted: string) =>
    rules.filter(({ verdict }) => verdict === wanted).map(({ id }) => id);
  expect(of('broken')).toEqual([]);
  expect(of('held')).toContain('invalid-bodies-are-refused');
  expect(of('unobservable')).toContain('refused-update-changes-nothing');
});
