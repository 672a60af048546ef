import { describe, expect, it } from 'vitest';
import bundled from '../generated/openapi.json' with { type: 'json' };
import type { Contract } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { valueAt, withValueAt } from './json-pointer.ts';
import { loadContract } from './load-contract.ts';
import { defaultContract } from './own-contract.ts';
import { readContract } from './read-contract.ts';

const operation = ['paths', '/webhooks', 'post'];
const schemas = ['components', 'schemas'];

/** The error that reading the document gives, as code and sentence. */
function refusal(document: unknown): { code: string; message: string } {
  try {
    readContract(document);
  } catch (error) {
    if (error instanceof ContractError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('the document was read');
}

describe("the platform's contract", () => {
  it('has both endpoints with their hooks, cascades and guards', () => {
    const updates = defaultContract().updates.map(({ path, shape, cascade, guards }) => [
      path,
      Object.keys(shape.members),
      cascade?.to,
      Object.keys(guards),
    ]);
    expect(updates).toEqual([
      ['/webhooks', ['start', 'submission', 'updates', 'auth'], 'assessments', ['auth']],
      ['/ai-interviews/settings/webhooks', ['start', 'submission', 'auth'], 'aiInterviews', []],
    ]);
  });

  it('reads the same from the sources as from the bundle', async () => {
    const { updates, rules, events } = await loadContract('openapi/openapi.yaml');
    const bundle = defaultContract();
    expect(JSON.stringify({ updates, rules, events })).toBe(
      JSON.stringify({ updates: bundle.updates, rules: bundle.rules, events: bundle.events }),
    );
  });
});

describe('a secret', () => {
  const credentials = ['components', 'schemas', 'BasicCredentialsPatch', 'properties'];
  const marked = (annotation: object) =>
    readContract(
      withValueAt(bundled, [...credentials, 'password'], { type: 'string', ...annotation }),
    );
  const password = (contract: Contract) =>
    valueAt(contract.updates[0]?.shape, [
      'members',
      'auth',
      'branches',
      'basic',
      'members',
      'password',
      'kind',
    ]);

  it('may be marked with x-ms-secret, which is x-secret without a flag', () => {
    expect(password(marked({ 'x-ms-secret': true }))).toBe('secret');
    expect(password(marked({ 'x-secret': {} }))).toBe('secret');
  });

  it('is none with x-ms-secret: false or writeOnly: false', () => {
    expect(password(marked({ 'x-ms-secret': false, writeOnly: false }))).toBe('value');
  });

  it('is what no answer may show', () => {
    expect(password(marked({ writeOnly: true }))).toBe('secret');
    expect(password(marked({ 'x-ms-secret': false, writeOnly: true }))).toBe('secret');
  });
});

describe('a document is refused with the place and the remedy', () => {
  const annotation = [...operation, 'x-settings-update'];

  it.each([
    ['no object', [], 'not-openapi', 'give a document of OpenAPI 2.0, 3.0, 3.1 or 3.2'],
    ['no OpenAPI', { title: 'x' }, 'not-openapi', 'neither "openapi" nor "swagger"'],
    ['Swagger 1', { swagger: '1.2', paths: {} }, 'not-openapi', '/swagger'],
    ['no paths', { openapi: '3.1.0' }, 'annotation-missing', '/paths'],
    ['no annotation', { openapi: '3.1.0', paths: {} }, 'annotation-missing', 'x-settings-update'],
    [
      'a patch that is not there',
      withValueAt(bundled, [...annotation, 'patch'], '$request.body#/hooks'),
      'annotation-dangling',
      'name one of webhooks',
    ],
    [
      'a view that is not there',
      withValueAt(bundled, [...annotation, 'view'], '$response.body#/hooks'),
      'annotation-dangling',
      'name one of status, message, webhook',
    ],
    [
      'a flag that is not there',
      withValueAt(bundled, [...annotation, 'cascade', 'when'], '$request.body#/all'),
      'annotation-dangling',
      'cascade/when',
    ],
    [
      'a guard of no key',
      withValueAt(bundled, [...annotation, 'guards'], { token: '$request.body#/updateAuth' }),
      'annotation-dangling',
      '"token" is no key',
    ],
    [
      'no runtime expression',
      withValueAt(bundled, [...annotation, 'patch'], 'webhooks'),
      'annotation-invalid',
      '/patch',
    ],
    [
      'an unknown annotation member',
      withValueAt(bundled, [...annotation, 'patches'], 1),
      'annotation-invalid',
      'x-settings-update',
    ],
    [
      'a subscription to no member',
      withValueAt(bundled, [...schemas, 'HookPatch', 'x-event-subscription', 'url'], 'address'),
      'annotation-dangling',
      '"address"',
    ],
    [
      'a discriminator that is not there',
      withValueAt(bundled, [...schemas, 'AuthPatch', 'x-exclusive-by'], 'kind'),
      'annotation-dangling',
      '"kind"',
    ],
    [
      'a flag of a secret that no view shows',
      withValueAt(
        bundled,
        [...schemas, 'BasicCredentialsPatch', 'properties', 'password', 'x-secret'],
        { presence: 'isSet' },
      ),
      'annotation-dangling',
      '"isSet"',
    ],
    [
      'an event of no hook',
      withValueAt(bundled, ['webhooks', 'assessmentStart', 'post', 'x-event', 'hook'], 'begin'),
      'annotation-dangling',
      '"begin"',
    ],
    [
      'a rule of another level',
      withValueAt(bundled, [...operation, 'x-rules', 'hook-fields-merge', 'level'], 'security'),
      'annotation-dangling',
      'hook-fields-merge',
    ],
    [
      'a reference to nowhere',
      withValueAt(bundled, [...schemas, 'AssessmentWebhooksPatch', 'properties', 'start'], {
        $ref: '#/nowhere',
      }),
      'document-invalid',
      '',
    ],
    [
      'a schema that contains itself',
      withValueAt(bundled, [...schemas, 'HookPatch', 'properties', 'status'], {
        $ref: '#/components/schemas/HookPatch',
      }),
      'document-unsupported',
      '',
    ],
  ])('%s', (_, document, code, place) => {
    const { code: actual, message } = refusal(document);
    expect(actual).toBe(code);
    expect(message).toContain(place);
    expect(message).not.toContain('\n');
  });
});
