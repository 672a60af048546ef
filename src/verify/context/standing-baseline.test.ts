import { expect, test } from 'vitest';
import type { HttpRequest } from '../client/exchange.ts';
import type { Step } from '../observe/step.ts';
import { StandingBaseline } from './standing-baseline.ts';

function step(request: Partial<HttpRequest>, status: number): Step {
  return {
    phase: 'step',
    request: {
      method: 'POST',
      path: '/any',
      base: 'target',
      key: 'first',
      headers: {},
      ...request,
    },
    response: { status, headers: {}, text: '', json: undefined },
    arrivals: [],
  };
}

const baseline = { name: 'any', steps: [step({}, 200)], item: '"a7"' };

test.each([
  ['a refused update', {}, 400],
  ['a look', { method: 'HEAD' }, 200],
  ['a look at an item', { base: 'admin', method: 'GET', path: '/items/assessments/1' }, 200],
  ['a new item', { base: 'admin', path: '/items/assessments' }, 201],
  ['an event', { base: 'admin', path: '/events' }, 200],
] as const)('a baseline stands through %s', (_, request, status) => {
  const standing = new StandingBaseline();
  standing.stands(baseline);
  standing.follow(step(request, status));
  expect(standing.find('any')).toBe(baseline);
  expect(standing.find('another')).toBeNull();
});

test.each([
  ['an accepted update', {}, 200],
  ['a failure', {}, 500],
  ['a redirect', {}, 307],
  ['a changed item', { base: 'admin', method: 'PUT', path: '/items/assessments/1' }, 200],
  ['a reset', { base: 'admin', path: '/reset' }, 204],
] as const)('it does not stand after %s', (_, request, status) => {
  const standing = new StandingBaseline();
  standing.stands(baseline);
  standing.follow(step(request, status));
  expect(standing.find('any')).toBeNull();
});
