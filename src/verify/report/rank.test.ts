import { expect, test } from 'vitest';
import { found, told } from './testing/causes.ts';

test('a flag that is false where the secret was left out tells that it is lost, if more than flags is wrong', () => {
  const flag = { expected: { 'auth.apikey.hasApikey': true }, actual: {} };
  const parts = { differs: 'credentials', sent: false } as const;
  const [kept, masked] = ['omitted-auth-is-kept', 'apikey-value-is-masked'];
  const flags = [found(kept, parts, flag), found(masked, parts, flag)];
  expect(told(...flags)).toEqual([[masked, kept]]);
  const delivery = { expected: { 'x-key': 'secret' }, actual: { 'x-key': '' } };
  const sequence = 'round-trip-changes-nothing';
  expect(told(...flags, found(sequence, parts, delivery))).toEqual([[kept, masked, sequence]]);
  const shown = found(masked, { ...parts, sent: true }, flag);
  expect(told(...flags, shown, found(sequence, parts, delivery))[0]?.[0]).toBe(masked);
});

test('a cause is told by the rule of repeats, where nothing less than the same once more shows it', () => {
  const parts = { differs: 'altered credentials', repeated: true } as const;
  const [bulk, repeat] = ['update-all-reaches-every-item', 'repeat-is-idempotent'];
  expect(told(found(bulk, parts), found(repeat, parts))).toEqual([[repeat, bulk]]);
  expect(told(found(bulk, { ...parts, repeated: false }), found(repeat, parts))).toEqual([
    [bulk, repeat],
  ]);
  const another = found('included-auth-is-updated', { ...parts, repeated: false });
  expect(told(found(bulk, parts), another, found(repeat, parts))[0]?.[0]).toBe(another.id);
});

test('a cause is told by the rule of repeats, where it takes an update that sends nothing', () => {
  const parts = { sent: false, empty: true } as const;
  const [kept, repeat, unchanged] = [
    'omitted-hook-is-kept',
    'repeat-is-idempotent',
    'rejected-request-changes-nothing',
  ];
  expect(told(found(unchanged, { sent: false }), found(kept, parts), found(repeat, parts))).toEqual(
    [[repeat, kept, unchanged]],
  );
  const more = found('hook-fields-merge');
  expect(told(found(kept, parts), found(repeat, parts), more)[0]?.[0]).toBe(kept);
  expect(told(found(kept, parts), found(repeat, { sent: false }))[0]?.[0]).toBe(kept);
});

test('a cause is told by the rule of repeats, where what was taken once is refused the second time', () => {
  const refused = { differs: 'acceptance', clause: null } as const;
  const statuses = { expected: 200, actual: 400 };
  const [auth, repeat] = ['included-auth-is-updated', 'repeat-is-idempotent'];
  const again = found(repeat, { ...refused, repeated: true }, statuses);
  expect(told(found(auth, refused, statuses), again)).toEqual([[repeat, auth]]);
  const once = found(repeat, refused, statuses);
  expect(told(found(auth, refused, statuses), once)).toEqual([[auth, repeat]]);
});

test('a cause is what does not come to the items, where all is well but on those', () => {
  const parts = { differs: 'altered credentials', onOlderItem: true } as const;
  const [bulk, arrive] = ['update-all-reaches-every-item', 'credentials-arrive-intact'];
  expect(told(found(arrive, parts), found(bulk, parts))).toEqual([[bulk, arrive]]);
  const anywhere = found(arrive, { ...parts, onOlderItem: false });
  expect(told(anywhere, found(bulk, parts))).toEqual([[arrive, bulk]]);
});

test('a cause is what came along with nothing sent to items, or stayed with them, rather than that', () => {
  const older = { onOlderItem: true, differs: 'credentials' } as const;
  const [copies, guards] = ['update-all-copies-sent-keys', 'update-auth-guards-auth'];
  const leftOut = { ...older, sent: false };
  expect(told(found(copies, leftOut), found(guards, leftOut))).toEqual([[guards, copies]]);
  const former = { ...older, differs: 'former credentials' } as const;
  expect(told(found(copies, former), found('type-switch-forgets-other', former))).toEqual([
    ['type-switch-forgets-other', copies],
  ]);
});

test('a cause is what an update does to items that did not ask for it, before what one does that did', () => {
  const [spared, copies] = ['update-all-false-spares-items', 'update-all-copies-sent-keys'];
  expect(told(found(copies, { sent: false }), found(spared))).toEqual([[spared, copies]]);
});

test('a cause is about plain updates, where these are refused, and about strictness elsewhere', () => {
  const refused = { differs: 'acceptance', sent: false } as const;
  const statuses = { expected: 200, actual: 400 };
  const [strict, kept, included] = [
    'requests-are-strict',
    'omitted-hook-is-kept',
    'included-hook-is-updated',
  ];
  const results = [strict, kept, included].map(id => found(id, refused, statuses));
  expect(told(...results)[0]?.[0]).toBe(included);
  expect(told(...results.slice(0, 2))[0]?.[0]).toBe(strict);
});

test('a cause is about the flag, where only what does not count without it is taken unchecked', () => {
  const taken = { differs: 'refusal' } as const;
  const statuses = { expected: 400, actual: 200 };
  const [guards, strict] = ['update-auth-guards-auth', 'requests-are-strict'];
  const ignored = found(strict, { ...taken, sent: false }, statuses);
  const checked = found(guards, { ...taken, sent: false }, statuses);
  expect(told(ignored, checked)).toEqual([[guards, strict]]);
  expect(told(ignored, checked, found(strict, taken, statuses))[0]?.[0]).toBe(strict);
});
