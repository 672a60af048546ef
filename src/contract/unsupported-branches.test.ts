import { describe, expect, test } from 'vitest';
import { object, patchAt, refusal, text, type Wishes } from './testing/settings-document.ts';

const auth = (more: object, by: unknown = { enum: ['basic', null] }) => ({
  patch: object({
    auth: object(
      {
        type: by,
        basic: {
          type: ['object', 'null'],
          properties: { user: text },
          'x-credential': { scheme: 'basic', username: 'user', password: 'user' },
        },
      },
      { 'x-exclusive-by': 'type', required: ['type'], ...more },
    ),
  }),
});

describe('branches that cannot be told apart', () => {
  test.each<[string, Wishes, string, RegExp]>([
    [
      'a branch that may go unnamed',
      auth({ required: [] }),
      '/properties/auth/x-exclusive-by',
      /"required"/,
    ],
    ['a branch by any text', auth({}, text), '/properties/auth/properties/type', /"enum"/],
    [
      'a name of no branch',
      auth({}, { enum: ['basic', 'none', null] }),
      '/properties/auth/properties/type',
      /"none" names no branch/,
    ],
    [
      'a secret beside its branches',
      auth({ 'x-secret': {}, type: ['string', 'null'] }),
      '/properties/auth/x-exclusive-by',
      /without|beside|secret/,
    ],
  ])('%s', (_, wishes, place, remedy) => {
    expect(refusal(wishes)).toMatchObject({
      place: `${patchAt}${place}`,
      remedy: expect.stringMatching(remedy),
    });
  });

  test('an object in a branch', () => {
    const inner = object({ deep: object({ n: text }) });
    const kinds = { type: { enum: ['a', null] }, a: inner };
    const patch = object({
      auth: object(kinds, { 'x-exclusive-by': 'type', required: ['type'] }),
    });
    expect(refusal({ patch }).remedy).toMatch(/"deep" is an object inside a branch/);
  });
});
