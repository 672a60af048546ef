import { describe, expect, test } from 'vitest';
import { object, patchAt, refusal, text, type Wishes } from './testing/settings-document.ts';

const secret = { ...text, 'x-secret': {} };
const flag = { type: 'boolean' };

describe('secrets of which something is said that cannot be', () => {
  test.each<[string, Wishes, string | null, RegExp]>([
    [
      'a secret that a view has to show, and not as null',
      {
        patch: object({ a: { type: 'string', 'x-secret': {} } }),
        view: object({ a: { type: 'string' } }, { required: ['a'] }),
      },
      null,
      /x-secret: \{ shown: \{ mask/,
    ],
    [
      'a mask where the view has a number',
      { patch: object({ a: { type: 'number', 'x-secret': { shown: { mask: '*' } } } }) },
      '/properties/a/x-secret/shown',
      /a mask is a text/,
    ],
    [
      'a mask that no view has a place for',
      {
        patch: object({ a: { type: 'string', 'x-secret': { shown: { mask: '*' } } } }),
        view: object({}),
      },
      '/properties/a/x-secret/shown',
      /add it to the view/,
    ],
    [
      'a secret that is left out of a view that requires it',
      {
        patch: object(
          { a: { type: 'string', 'x-secret': { shown: 'absent' } } },
          { required: ['a'] },
        ),
      },
      '/properties/a/x-secret/shown',
      /out of "required"/,
    ],
    [
      'a secret with a flag in a list',
      {
        patch: object({
          a: { type: 'array', items: object({ s: { ...text, 'x-secret': { presence: 'f' } } }) },
        }),
      },
      '/properties/a/items/properties/s/x-secret',
      /would have no effect/,
    ],
    [
      'a list of secrets that every view has',
      { patch: object({ a: { type: 'array', items: secret } }, { required: ['a'] }) },
      '/properties/a/items/x-secret',
      /out of "required"/,
    ],
    [
      'alternatives that say different things of a secret',
      {
        patch: object({
          a: {
            oneOf: [
              object({ s: { ...text, 'x-secret': { presence: 'f' } }, f: flag }),
              object({ s: { ...text, 'x-secret': { presence: 'g' } }, g: flag }),
            ],
          },
        }),
      },
      '/properties/a/oneOf/1/properties/s/x-secret',
      /something else/,
    ],
    [
      'alternatives of which one is expressly no secret',
      {
        patch: object({
          a: { anyOf: [object({ s: secret }), object({ s: { ...text, writeOnly: false } })] },
        }),
      },
      '/properties/a/anyOf/1/properties/s/writeOnly',
      /is a secret by/,
    ],
    [
      'two secrets of one flag',
      {
        patch: object({
          a: { ...text, 'x-secret': { presence: 'f' } },
          b: { ...text, 'x-secret': { presence: 'f' } },
          f: flag,
        }),
      },
      '/properties/b/x-secret/presence',
      /another secret/,
    ],
    [
      'a flag that is no boolean',
      { patch: object({ a: { ...text, 'x-secret': { presence: 'n' } }, n: text }) },
      '/properties/a/x-secret/presence',
      /no boolean/,
    ],
    [
      'a secret url',
      {
        patch: object({
          h: object(
            { on: flag, url: secret },
            { 'x-event-subscription': { enabled: 'on', url: 'url' } },
          ),
        }),
      },
      '/properties/h/x-event-subscription/url',
      /is a secret/,
    ],
  ])('%s', (_, wishes, place, remedy) => {
    expect(refusal(wishes)).toMatchObject({
      place: place === null ? expect.stringContaining('/responses/200/') : `${patchAt}${place}`,
      remedy: expect.stringMatching(remedy),
    });
  });
});
