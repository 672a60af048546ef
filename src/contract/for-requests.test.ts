import { expect, test } from 'vitest';
import openapi from '../generated/openapi.json' with { type: 'json' };
import { readContract } from './read-contract.ts';

test('an update demands nothing of a request that is only read', () => {
  const document = structuredClone(openapi);
  const { UpdateAssessmentWebhooksRequest: request, ...schemas } = document.components.schemas;
  const demanding = {
    ...request,
    required: ['revision', ...request.required],
    properties: { ...request.properties, revision: { type: 'integer', readOnly: true } },
  };
  const components = {
    ...document.components,
    schemas: { ...schemas, UpdateAssessmentWebhooksRequest: demanding },
  };
  const [update] = readContract({ ...document, components }).updates;
  expect(update?.request({ webhooks: {} })).toEqual([]);
  expect(update?.request({ webhooks: {}, revision: 'a' })).toEqual([
    expect.objectContaining({ pointer: '#/revision', code: 'wrong-type' }),
  ]);
  expect(update?.request({ revision: 1 })).toEqual([
    expect.objectContaining({ pointer: '#/webhooks', code: 'missing-member' }),
  ]);
});
