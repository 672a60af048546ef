import { describe, expect, test } from 'vitest';
import { acceptsWith } from '../generated/accepts.ts';
import openapi from '../generated/openapi.json' with { type: 'json' };
import type { SettingsUpdate } from './contract.ts';
import { formats } from './formats.ts';
import { isRecord } from './json-pointer.ts';
import { defaultContract } from './own-contract.ts';
import { askedOf } from './own-pointers.ts';
import { readContract } from './read-contract.ts';

const compiled = acceptsWith(
  Object.fromEntries(Object.entries(formats).map(([name, { accepts }]) => [name, accepts])),
);
const own = defaultContract();
const whole = readContract(openapi);

test('every schema that the contract has a validator for is compiled; "npm run generate" writes them', () => {
  expect(Object.keys(compiled).sort()).toEqual([...askedOf(openapi)].sort());
});

/** A value, and what becomes of it with one member at a time taken out, or of another type. */
function variants(value: unknown): readonly unknown[] {
  if (!isRecord(value)) return [value, null, 7, 'text', '', true, [], {}];
  const changed = Object.entries(value).flatMap(([name, member]) => {
    const { [name]: gone, ...others } = value;
    return [others, ...variants(member).map(other => ({ ...value, [name]: other }))];
  });
  return [value, { ...value, unknown: 1 }, 7, ...changed];
}

const urls = [
  'http://a b/',
  'ftp://a/',
  'https://u:p@a/',
  `https://a/${'x'.repeat(2048)}`,
  'https://a/',
];

function bodies({ examples }: SettingsUpdate): readonly unknown[] {
  const start = urls.map(url => ({ webhooks: { start: { url } } }));
  const header = ['Host', 'a b', 'X-Key', '😀'.repeat(3), 'x'.repeat(2000)].map(name => ({
    webhooks: { auth: { type: 'apikey', apikey: { header: name, apikey: name } } },
  }));
  return [...Object.values(examples).flatMap(variants), ...start, ...header];
}

describe.each(own.updates.map((update, at) => [update.path, update, at] as const))(
  '%s',
  (_, update, at) => {
    test('takes and refuses the same, in the same words, as where nothing was compiled before', () => {
      const sent = bodies(update);
      const told = sent.map(body => update.request(body));
      expect(told).toEqual(sent.map(body => whole.updates[at]?.request(body)));
      expect(told.some(violations => violations.length === 0)).toBe(true);
      expect(told.some(violations => violations.length > 0)).toBe(true);
    });
  },
);
