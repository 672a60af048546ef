import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../mock/testing/temporary-folder.ts';
import { describedEvents } from '../src/contract/described-events.ts';
import { defaultContract } from '../src/contract/own-contract.ts';
import { runCommand } from './testing/command.ts';
import { startListenCommand } from './testing/listen-command.ts';

describe('trigger', () => {
  test.each(describedEvents(defaultContract().document).map(({ name }) => name))(
    'sends the sample of %s',
    async name => {
      const listening = await startListenCommand(['--json']);
      const { exit, output, errors } = await runCommand([
        'trigger',
        name,
        '--to',
        `${listening.url}/hook`,
      ]);
      expect([exit, output, errors]).toEqual([0, `${name}: delivered, 204\n`, '']);
      const [event] = listening.events();
      expect(event).toMatchObject({ path: '/hook', events: expect.arrayContaining([name]) });
    },
  );

  test('sends the example that is named', async () => {
    const listening = await startListenCommand(['--json']);
    const argv = ['trigger', 'assessmentUpdates', '--to', listening.url, '--example'];
    expect(await runCommand([...argv, 'assessmentArchived', '--json'])).toMatchObject({
      exit: 0,
      output: '{"event":"assessmentUpdates","outcome":"delivered","status":204}\n',
    });
    expect(listening.events()).toMatchObject([{ payload: { event: 'assessments.updates' } }]);
    const { exit, errors } = await runCommand([...argv, 'assessmentDeleted']);
    expect(exit).toBe(2);
    expect(errors).toContain('those that it has are assessmentCreated, assessmentArchived');
  });

  test('makes a sample from the schema, where the document of somebody else shows none', async () => {
    using folder = temporaryFolder();
    const spec = folder.file('openapi.json');
    const pet = {
      type: 'object',
      required: ['id', 'name', 'owner'],
      properties: {
        id: { type: 'integer', minimum: 3 },
        name: { type: 'string', examples: ['Rex'] },
        owner: { $ref: '#/components/schemas/Owner' },
        secret: { type: 'string', writeOnly: true },
      },
    };
    const owner = {
      type: 'object',
      required: ['email'],
      properties: { email: { type: 'string', format: 'email' } },
    };
    const body = (content: object) => ({
      post: { requestBody: { content }, responses: { 200: { description: 'ok' } } },
    });
    const document = {
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1' },
      webhooks: {
        petAdded: body({ 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }),
        petShown: body({ 'application/json': { schema: {}, example: { id: 9 } } }),
        petXml: body({ 'application/xml': { schema: {} } }),
      },
      components: { schemas: { Pet: pet, Owner: owner } },
    };
    writeFileSync(spec, JSON.stringify(document));
    const listening = await startListenCommand(['--json', '--spec', spec]);
    const to = ['--to', listening.url, '--spec', spec];
    expect(await runCommand(['trigger', 'petAdded', ...to])).toMatchObject({ exit: 0 });
    expect(await runCommand(['trigger', 'petShown', ...to])).toMatchObject({ exit: 0 });
    expect(listening.events()).toMatchObject([
      {
        events: ['petAdded', 'petShown'],
        payload: { id: 3, name: 'Rex', owner: { email: expect.stringContaining('@') } },
      },
      { events: ['petShown'], payload: { id: 9 } },
    ]);
    const { exit, errors } = await runCommand(['trigger', 'petXml', ...to]);
    expect(exit).toBe(2);
    expect(errors).toContain(
      'the document has no event "petXml"; those that it has are petAdded, petShown',
    );
  });

  test('ends with 3 where nobody listens', async () => {
    const argv = ['trigger', 'assessmentStart', '--to', 'http://127.0.0.1:9/'];
    expect(await runCommand(argv)).toMatchObject({
      exit: 3,
      output: 'assessmentStart: not delivered, nobody listens there\n',
    });
    expect(JSON.parse((await runCommand([...argv, '--json'])).output)).toEqual({
      event: 'assessmentStart',
      outcome: 'failed',
      reason: 'no-connection',
    });
  });

  test('reaches an address of this machine in any form', async () => {
    const listening = await startListenCommand(['--host', '::1', '--json']);
    const { exit } = await runCommand(['trigger', 'assessmentStart', '--to', listening.url]);
    expect(exit).toBe(0);
  });

  test.each([
    ['--to is missing', ['assessmentStart'], /--to <url>/],
    [
      'an event that is none',
      ['started', '--to', 'http://127.0.0.1:9'],
      /no event "started"; those/,
    ],
    ['no web address', ['assessmentStart', '--to', 'ftp://a'], /http or https URL/],
  ])('is refused with 2: %s', async (_, argv, sentence) => {
    const { exit, errors, output } = await runCommand(['trigger', ...argv]);
    expect([exit, errors, output]).toEqual([2, expect.stringMatching(sentence), '']);
  });
});

test.each(['listen', 'trigger'])('the help of %s has examples', async command => {
  const { exit, output } = await runCommand([command, '--help']);
  expect(exit).toBe(0);
  expect(output).toMatch(new RegExp(`Examples:\\n {2}\\$ holdfast ${command} `));
});
