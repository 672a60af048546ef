import type { SettingsUpdate } from '../../contract/contract.ts';
import { type Path, withValueAt } from '../../contract/json-pointer.ts';
import type { GroupShape, Shape } from '../../contract/shape.ts';
import type { HttpRequest } from '../client/exchange.ts';
import { exclusivesOf } from './keys.ts';
import { describes } from './refusals.ts';
import { post } from './rejects.ts';
import { leastBody } from './required.ts';
import { typeOf } from './schema-parts.ts';

export interface HostileRequest {
  readonly what: string;
  readonly request: HttpRequest;
}

/** Bodies that break parsers and careless code. */
export function hostileBodies(update: SettingsUpdate): readonly HostileRequest[] {
  return [...malformed(update), ...polluting(update), ...oversized(update)];
}

function malformed(update: SettingsUpdate): HostileRequest[] {
  const [name = 'settings'] = [...update.patch, ...Object.keys(update.shape.members)];
  const texts = [
    '{',
    '}',
    '[',
    `{"${name}":`,
    `{"${name}":{}`,
    `{"${name}":{},}`,
    `{'${name}':{}}`,
    `{${name}:{}}`,
    `{"${name}":{}}{}`,
    `{"${name}":{"start":{"status":tru}}}`,
    `{"${name}":01}`,
    `{"${name}":1e}`,
    `{"${name}":"\\x"}`,
    `{"${name}":"\t"}`,
    `{"${name}":NaN}`,
    'undefined',
    '\u0000',
    '"',
    '\\',
    `{"${name}":{}}\u0000`,
    `/**/{"${name}":{}}`,
    `{"${name}":"\\ud800`,
  ];
  return texts.map(text => ({
    what: `the malformed JSON ${JSON.stringify(text)}`,
    request: post(update, text),
  }));
}

/** Keys that reach into the prototypes of careless JavaScript, at every level. */
function polluting(update: SettingsUpdate): HostileRequest[] {
  const evil = [
    '"__proto__":{"status":true,"updateAll":true}',
    '"constructor":{"prototype":{"status":true}}',
    '"prototype":{}',
    '"hasOwnProperty":1',
    '"toString":null',
  ];
  const bodies = objectsOf(update);
  return evil.flatMap(member =>
    bodies
      .map(({ at, body }) => withText(body, [...at, marker], member))
      .filter(text => isRuledOut(update, text))
      .map(text => ({ what: `the key ${member.split(':')[0]}`, request: post(update, text) })),
  );
}

interface ObjectPlace {
  readonly at: Path;
  /** A body that has it. */
  readonly body: unknown;
}

/** The body itself, the settings in it, and an object or two of each kind below. */
function objectsOf(update: SettingsUpdate): readonly ObjectPlace[] {
  const { patch, shape } = update;
  const least = leastBody(update);
  const groups = Object.entries(shape.members).flatMap(([name, member]) =>
    member.kind === 'group'
      ? [{ at: [...patch, name], body: withValueAt(least, [...patch, name], {}) }]
      : [],
  );
  const exclusives = exclusivesOf(update).flatMap(([name, { by, branches }]) => {
    const at = [...patch, name];
    const [branch] = Object.keys(branches).map(branch => ({
      at: [...at, branch],
      body: withValueAt(least, at, { [by]: branch, [branch]: {} }),
    }));
    return [
      { at, body: withValueAt(least, at, { [by]: null }) },
      ...(branch === undefined ? [] : [branch]),
    ];
  });
  return [
    { at: [], body: least },
    ...(patch.length === 0 ? [] : [{ at: patch, body: least }]),
    ...groups.slice(0, 1),
    ...exclusives,
  ];
}

function oversized(update: SettingsUpdate): HostileRequest[] {
  const least = leastBody(update);
  const leaf = [...update.patch, ...leafIn(update.shape)];
  const inside = (text: string) => withText(least, leaf, text);
  const nested = [100, 10_000, 40_000].flatMap(depth => [
    { what: `arrays nested ${depth} deep`, text: inside('['.repeat(depth) + ']'.repeat(depth)) },
    {
      what: `objects nested ${depth / 5} deep`,
      text: inside(`${'{"a":'.repeat(depth / 5)}1${'}'.repeat(depth / 5)}`),
    },
  ]);
  const unknown = Array.from({ length: 1_000 }, (_, index) => `"k${index}":1`).join();
  const many = {
    what: 'a thousand unknown members',
    text: withText(least, [...update.patch, marker], unknown),
  };
  const large = [
    { what: 'a body of 110 kB', text: inside(`"https://example.com/${'x'.repeat(110_000)}"`) },
    {
      what: 'a body of 300 kB of space',
      text: JSON.stringify(least).replace('{', `{${' '.repeat(300_000)}`),
    },
  ];
  const unruly = [...nested, many, ...(describes(update, 413) ? [] : large)];
  return [
    ...unruly.filter(({ text }) => isRuledOut(update, text)),
    ...(describes(update, 413) ? large : []),
  ].map(({ what, text }) => ({ what, request: post(update, text) }));
}

/** Stands where a text that is no JSON of ours belongs; a member by this name gives way to other members. */
const marker = '(marker)';

/** The body as JSON, with a text in place of what stands at a path. */
function withText(body: unknown, at: Path, text: string): string {
  const json = JSON.stringify(withValueAt(body, at, marker));
  const standIn = at.at(-1) === marker ? `"${marker}":"${marker}"` : `"${marker}"`;
  return json.replace(standIn, () => text);
}

/** A document may allow members that it does not know, and any depth of them. */
function isRuledOut(update: SettingsUpdate, text: string): boolean {
  return update.request(JSON.parse(text)).length > 0;
}

/** The first text in the settings, or else their first leaf. */
function leafIn(shape: GroupShape): Path {
  const leaves = leavesIn(shape, []);
  return (leaves.find(({ isText }) => isText) ?? leaves[0])?.at ?? [marker];
}

function leavesIn(shape: Shape, at: Path): { readonly at: Path; readonly isText: boolean }[] {
  if (shape.kind === 'group')
    return Object.entries(shape.members).flatMap(([name, member]) =>
      leavesIn(member, [...at, name]),
    );
  if (shape.kind === 'exclusive') return [];
  return [{ at, isText: typeOf(shape.patch) === 'string' }];
}
