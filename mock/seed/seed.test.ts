import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { viewOf } from '../../src/settings/view.ts';
import { shownAuth, start, submission, unset } from '../testing/settings.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { loadSeed } from './load-seed.ts';
import { SeedError } from './plant-value.ts';
import schema from './seed.schema.json' with { type: 'json' };

const contract = defaultContract();
const [assessments = expect.fail(), interviews = expect.fail()] = contract.updates;

async function load(text: string, name = 'seed.yaml') {
  using folder = temporaryFolder();
  writeFileSync(folder.file(name), text);
  try {
    return await loadSeed(folder.file(name), contract, ['demo', 'demo-2']);
  } catch (error) {
    if (!(error instanceof SeedError)) throw error;
    throw new SeedError(error.message.replaceAll(folder.file(name), name));
  }
}

const refusal = async (text: string) =>
  load(text).then(
    () => expect.fail('the seed was planted'),
    (error: unknown) => String(error).replace('SeedError: ', '').split('\n'),
  );

const yaml = `
tenants:
  demo:
    settings:
      updateAssessmentWebhooks:
        start: { status: true, url: ${start.url} }
        auth: { type: basic, basic: { username: user, password: hunter2 } }
      /ai-interviews/settings/webhooks:
        submission: { status: true, url: ${submission.url} }
    items:
      assessments:
        - {}
        - start: { status: false }
          auth: { type: null }
      aiInterviews: 3
`;

describe('a seed', () => {
  test('gives settings, and items that begin with them', async () => {
    const { created, tenants } = await load(yaml);
    const { settings, collections } = tenants.get('demo') ?? expect.fail();
    const shown = viewOf(assessments.shape, settings.get(assessments.resource) ?? {});
    expect(shown).toMatchObject({ start, submission: unset, auth: shownAuth });
    const [first = {}, second = {}] = collections.get('assessments')?.values() ?? [];
    expect(viewOf(assessments.shape, first)).toEqual(shown);
    expect(viewOf(assessments.shape, second)).toMatchObject({
      start: { ...start, status: false },
      auth: { type: null },
    });
    const [interview = {}] = collections.get('aiInterviews')?.values() ?? [];
    expect(viewOf(interviews.shape, interview)).toMatchObject({ submission });
    expect([...(collections.get('aiInterviews')?.keys() ?? [])]).toEqual(['3', '4', '5']);
    expect([created, [...tenants.keys()]]).toEqual([5, ['demo']]);
  });

  test('may be JSON, and may name its schema', async () => {
    const seed = {
      $schema: 'seed.schema.json',
      tenants: { 'demo-2': { items: { assessments: 2 } } },
    };
    const { tenants } = await load(JSON.stringify(seed), 'seed.json');
    expect(tenants.get('demo-2')?.collections.get('assessments')?.size).toBe(2);
  });

  test('of the README can be planted', async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const [, block = ''] = /```yaml\n(tenants:.+?)```/s.exec(readme) ?? [];
    const { tenants } = await load(block);
    expect(tenants.get('demo')?.collections.get('aiInterviews')?.size).toBe(3);
  });

  test.each(schema.examples)('of the schema’s examples can be planted', async example => {
    const { tenants } = await load(JSON.stringify(example));
    expect(tenants.size).toBeGreaterThan(0);
  });
});

describe('a seed that is refused names every place and the remedy', () => {
  const whole = JSON.stringify(schema.examples[0]);

  test.each([
    ['nothing', '', [`seed.yaml#: is empty; write, for example, ${whole}`]],
    ['a comment', '# later', [`seed.yaml#: is empty; write, for example, ${whole}`]],
    ['a list', '[]', [`seed.yaml#: must be object; write, for example, ${whole}`]],
    ['a text', 'tenants', [`seed.yaml#: must be object; write, for example, ${whole}`]],
    [
      'no tenants',
      'a: 1',
      [
        `seed.yaml#: needs "tenants"; write, for example, ${whole}`,
        'seed.yaml#/a: is not known; remove it',
      ],
    ],
    [
      'a name with nothing below it',
      'tenants:\n  demo:',
      ['seed.yaml#/tenants/demo: is empty; write, for example, {"items":{"assessments":3}}'],
    ],
    [
      'an unknown tenant',
      'tenants: { acme: {} }',
      ['seed.yaml#/tenants/acme: is no tenant; there is demo, demo-2'],
    ],
    [
      'a misspelt member',
      'tenants: { demo: { item: {} } }',
      ['seed.yaml#/tenants/demo/item: is not known; remove it or check its spelling'],
    ],
    [
      'an unknown operation',
      'tenants: { demo: { settings: { /hooks: {} } } }',
      [
        'seed.yaml#/tenants/demo/settings/~1hooks: is neither operationId nor path of an annotated operation; there is updateAssessmentWebhooks, updateAiInterviewWebhooks',
      ],
    ],
    [
      'an unknown collection',
      'tenants: { demo: { items: { things: 1 } } }',
      [
        'seed.yaml#/tenants/demo/items/things: is no collection; there is assessments, aiInterviews',
      ],
    ],
    [
      'too few items',
      'tenants: { demo: { items: { assessments: -1 } } }',
      ['seed.yaml#/tenants/demo/items/assessments: must be >= 0; write, for example, 3'],
    ],
    [
      'a schema without a name',
      '{ $schema: 1, tenants: {} }',
      ['seed.yaml#/$schema: must be string; write, for example, "seed.schema.json"'],
    ],
    [
      'half an item',
      'tenants: { demo: { items: { assessments: 1.5 } } }',
      ['demo/items/assessments: must be integer or array; write, for example, 3'],
    ],
    [
      'a patch that is none',
      'tenants: { demo: { items: { assessments: [1] } } }',
      ['assessments/0: must be object; write, for example, {"start":{"status":false}}'],
    ],
    [
      'patches that no request may carry',
      'tenants: { demo: { settings: { /webhooks: { start: { status: 1 } } }, items: { assessments: [{ x: 1 }] } } }',
      [
        'seed.yaml#/tenants/demo/settings/~1webhooks/start/status: must be boolean',
        'seed.yaml#/tenants/demo/items/assessments/0/x: is not a known member; remove it',
      ],
    ],
    [
      'an enabled hook without url',
      'tenants: { demo: { settings: { /webhooks: { start: { status: true } } } } }',
      [
        'seed.yaml#/tenants/demo/settings/~1webhooks/start/url: an enabled hook needs a url; send one or disable the hook',
      ],
    ],
    ['no YAML', 'a:\n  - [', ['seed.yaml: is neither JSON nor YAML at line 2; correct it']],
  ])('%s', async (_, text, lines) => {
    const told = await refusal(text);
    expect(told).toHaveLength(lines.length);
    for (const [index, line] of lines.entries()) expect(told[index]).toContain(line);
  });

  test('and never repeats what it found', async () => {
    for (const text of [
      yaml.replace('password: hunter2', 'password: "hunter2\\n"'),
      yaml.replace('type: basic', 'type: hunter2'),
      yaml.replace('hunter2', '"hunter2'),
      yaml.replace('password: hunter2', 'password: *hunter2'),
    ])
      expect((await refusal(text)).join()).not.toContain('hunter2');
  });

  test('a file that is not there', async () => {
    await expect(loadSeed('/nowhere/seed.yaml', contract, ['demo'])).rejects.toThrow(
      '/nowhere/seed.yaml: cannot be read; check the path',
    );
  });
});
