import { describe, expect, test } from 'vitest';
import { changes } from './index.ts';

const unset = {
  basic: { username: null, password: null, hasPassword: false },
  apikey: { header: null, apikey: null, hasApikey: false },
};
const basic = { username: 'u', password: null, hasPassword: true };
const view = {
  start: { status: true, url: 'https://example.com/started' },
  submission: { status: false, url: null },
  auth: { ...unset, type: 'basic', basic },
};

describe('changes', () => {
  test.each<[string, object, object]>([
    [
      'a flag alone',
      { start: { status: false, url: view.start.url } },
      { start: { status: false } },
    ],
    [
      'null where a url was',
      { start: { status: false, url: null } },
      { start: { status: false, url: null } },
    ],
    [
      'a new password with its type',
      { auth: { ...view.auth, basic: { ...basic, password: 'p' } } },
      { auth: { type: 'basic', basic: { password: 'p' } } },
    ],
    [
      'all members of another type, and no more',
      {
        auth: {
          type: 'apikey',
          basic: unset.basic,
          apikey: { header: 'X', apikey: 'k', hasApikey: false },
        },
      },
      { auth: { type: 'apikey', apikey: { header: 'X', apikey: 'k' } } },
    ],
    [
      'the type alone where there is none any more',
      { auth: { ...view.auth, type: null } },
      { auth: { type: null } },
    ],
    [
      'no flag of a presence',
      { auth: { ...view.auth, basic: { ...basic, hasPassword: false } } },
      {},
    ],
    [
      'no null for a name, which would keep it',
      { auth: { ...view.auth, basic: { ...basic, username: null } } },
      {},
    ],
    ['nothing of what is undefined', { start: undefined }, {}],
    [
      'a member that the view has not',
      { updates: { status: true, url: 'https://example.com' } },
      { updates: { status: true, url: 'https://example.com' } },
    ],
    ['no null that the view leaves out', { updates: { url: null } }, {}],
    ['a list as a whole', { tags: ['a'] }, { tags: ['a'] }],
  ])('have %s', (_, edited, expected) => {
    expect(changes(view, { ...view, ...edited })).toEqual(expected);
  });

  test('have no mask, of whatever type', () => {
    const mask = '*****';
    const masked = {
      type: 'basic',
      basic: { username: 'u', password: mask, hasPassword: true },
      apikey: { header: null, apikey: mask, hasApikey: false },
    };
    expect(
      changes({ auth: masked }, { auth: { ...masked, basic: { ...masked.basic, username: 'v' } } }),
    ).toEqual({
      auth: { type: 'basic', basic: { username: 'v' } },
    });
    const switched = { ...masked, type: 'apikey', apikey: { ...masked.apikey, header: 'X' } };
    expect(changes({ auth: masked }, { auth: switched })).toEqual({
      auth: { type: 'apikey', apikey: { header: 'X' } },
    });
  });

  test('compare lists and what is in them', () => {
    const tagged = { tags: [{ name: 'a' }, null] };
    expect(changes(tagged, structuredClone(tagged))).toEqual({});
    expect(changes(tagged, { tags: [{ name: 'b' }, null] })).toEqual({
      tags: [{ name: 'b' }, null],
    });
    expect(changes(tagged, { tags: [] })).toEqual({ tags: [] });
  });

  test('take members of any name as members', () => {
    const edited: object = JSON.parse('{"__proto__":{"status":true},"constructor":1}');
    expect(JSON.stringify(changes({}, edited))).toBe(JSON.stringify(edited));
    expect(Object.hasOwn(Object.prototype, 'status')).toBe(false);
  });

  test('change neither of the two', () => {
    const before = structuredClone(view);
    const edited = { ...view, auth: { ...view.auth, type: null } };
    changes(view, edited);
    expect(view).toEqual(before);
  });
});
