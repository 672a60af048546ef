import { expect, test } from 'vitest';
import { allowances } from './allowances.ts';
import { mutants } from './mutants.ts';

const byId = new Map(mutants.map(mutant => [mutant.id, mutant]));

test('every mutant has an id of its own', () => {
  expect(byId.size).toBe(mutants.length);
});

test('every declared status of both operations is a place, and every member of the documented bodies', () => {
  const places = new Set(
    mutants.map(({ operation, status, place }) => `${operation} ${status} ${place}`),
  );
  for (const place of [
    'updateAssessmentWebhooks 200 /webhook/updates/url',
    'updateAssessmentWebhooks 503 status',
    'updateAiInterviewWebhooks 200 /webhooks/auth/basic/hasPassword',
    'updateAiInterviewWebhooks 400 /errors/*/pointer',
    'updateAiInterviewWebhooks 405 allow',
    'getItem 200 /webhooks/auth/type',
    'changeItem 200 /webhooks/updates/status',
  ])
    expect(places).toContain(place);
});

test('of the test hooks the views alone are changed', () => {
  const places = mutants.filter(({ operation }) => /Item$/.test(operation));
  expect(places.filter(({ place }) => !place.startsWith('/webhooks/'))).toEqual([]);
});

test.each(allowances)('$id allows some mutant', ({ id }) => {
  expect(mutants.some(({ allowance }) => allowance?.id === id)).toBe(true);
});

test.each([
  ['updateAiInterviewWebhooks 400 /errors member-removed', null],
  ['updateAiInterviewWebhooks 400 /detail member-removed', 'optional'],
  ['updateAiInterviewWebhooks 400 /detail type-changed', null],
  ['updateAiInterviewWebhooks 400 /title string-replaced', 'wording'],
  ['updateAssessmentWebhooks 200 /status string-replaced', null],
  ['updateAssessmentWebhooks 200 /message string-replaced', 'wording'],
  ['updateAssessmentWebhooks 200 /webhook members-removed', 'empty-view'],
  ['updateAiInterviewWebhooks 200 /webhooks members-removed', null],
  ['updateAiInterviewWebhooks 200 /webhooks/auth/basic/password member-removed', null],
  ['updateAiInterviewWebhooks 200 /webhooks/auth/basic/hasPassword member-removed', null],
  ['updateAiInterviewWebhooks 405 allow header-removed', null],
  ['updateAiInterviewWebhooks 401 www-authenticate header-removed', 'challenge'],
])('%s is allowed by %s', (id, allowance) => {
  expect(byId.get(id)?.allowance?.id ?? null).toBe(allowance);
});

test('a mutant changes the place that it names, and nothing where there is none', () => {
  const mutant = byId.get('updateAiInterviewWebhooks 200 /webhooks/start/status boolean-reversed');
  const answer = (json: unknown) => ({
    status: 200,
    headers: {},
    json,
    text: JSON.stringify(json),
  });
  expect(mutant?.apply(answer({ webhooks: { start: { status: true } } }))).toEqual(
    answer({ webhooks: { start: { status: false } } }),
  );
  expect(mutant?.apply(answer({ webhooks: {} }))).toBeNull();
});
