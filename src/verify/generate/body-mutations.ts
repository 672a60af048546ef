import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { type Path, withValueAt } from '../../contract/json-pointer.ts';
import type { ExclusiveShape, GroupShape, Shape } from '../../contract/shape.ts';
import { bodyIn, bodyText } from './body-text.ts';
import { type InvalidValue, invalidLeaves, notAnObject } from './invalid-values.ts';
import { oncePer } from './once-per.ts';
import { branchOf, type Patch } from './patches.ts';
import { isForeign } from './refusals.ts';
import { sampleBody } from './required.ts';

/** One thing wrong with a request body. */
export interface Mutation {
  readonly what: string;
  /** Where in the body the violation is; for a missing or unknown member the place of that member. */
  readonly at: Path;
  /** Puts it into a body that is valid otherwise, so that whatever else it asks for must not happen either. */
  readonly put: (body: unknown) => unknown;
  /** What must be stored beforehand, so that nothing but the violation is a reason to refuse. */
  readonly stored?: Patch;
  /** It is a violation only while nothing is stored that fills in what is missing. */
  readonly dependsOnStored?: true;
  /** The annotations rule it out, which no schema says. */
  readonly byAnnotation?: true;
}

/** Every single violation that the annotated document rules out for the operation. */
export const bodyMutations = oncePer((update: SettingsUpdate): readonly Mutation[] => {
  const valid = sampleBody(update);
  // A document may allow unknown members, or any value of a kind: then that is no violation.
  return candidates(update).filter(({ byAnnotation, put }) => {
    // What a form does not say is not sent, and so not refused.
    const text = bodyText(update, put(valid));
    if (text === null) return false;
    if (byAnnotation === true && !isForeign(update)) return true;
    return update.request(bodyIn(update, text)).length > 0;
  });
});

function candidates(update: SettingsUpdate): readonly Mutation[] {
  const { patch, cascade, guards } = update;
  const settings = [
    value(patch, { what: 'a body without the settings', value: undefined }),
    ...notAnObject.map(wrong => value(patch, wrong)),
  ];
  const flags = [...(cascade === undefined ? [] : [cascade.when]), ...Object.values(guards)];
  return [
    ...['[]', '"text"', '42', 'true', 'null'].map(text =>
      value([], { what: `a body that is ${text}`, value: JSON.parse(text) }),
    ),
    ...(patch.length === 0 ? [] : settings),
    ...unknownMembers([]),
    ...flags.flatMap(at => invalidLeaves({ type: 'boolean' }).map(wrong => value(at, wrong))),
    ...mutationsIn(update.shape, patch),
  ];
}

function mutationsIn(shape: Shape, at: Path): Mutation[] {
  switch (shape.kind) {
    case 'value':
    case 'secret':
      return invalidLeaves(shape.patch).map(wrong => value(at, wrong));
    case 'group':
      return [...unknownMembers(at), ...memberMutations(shape, at)];
    case 'exclusive':
      return [...unknownMembers(at), ...typeMutations(shape, at), ...branchMutations(shape, at)];
  }
}

function memberMutations(shape: GroupShape, at: Path): Mutation[] {
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const isObject = member.kind === 'group' || member.kind === 'exclusive';
    const structure = isObject ? notAnObject.map(wrong => value([...at, name], wrong)) : [];
    return [...structure, ...mutationsIn(member, [...at, name])];
  });
}

function typeMutations({ by }: ExclusiveShape, at: Path): Mutation[] {
  const types = ['no-such-type', 'Basic', '', 0, true, {}];
  return [
    ...types.map(type =>
      value([...at, by], { what: `${JSON.stringify(type)} as the type`, value: type }),
    ),
    value([...at, by], { what: 'no type', value: undefined }),
    // With no branch beside it there is nothing else to refuse.
    {
      what: 'an unknown type and nothing else',
      at: [...at, by],
      put: body => withValueAt(body, at, { [by]: 'no-such-type' }),
    },
  ];
}

/** A violation inside a branch, which is the active one and complete but for it. */
function branchMutations(shape: ExclusiveShape, at: Path): Mutation[] {
  return Object.entries(shape.branches).flatMap(([name, branch]) => {
    const valid = sampleBranch(shape, name);
    const activated = (mutation: Mutation): Mutation => ({
      ...mutation,
      stored: { [at.at(-1) ?? '']: valid },
      put: body => mutation.put(withValueAt(body, at, valid)),
    });
    const structure = notAnObject
      .filter(wrong => wrong.value !== null)
      .map(wrong => value([...at, name], wrong));
    const inactive = Object.keys(shape.branches)
      .filter(other => other !== name)
      .flatMap(other =>
        Object.keys(branch.members).map(member => filledBeside(other, name, member)),
      );
    return [...[...structure, ...mutationsIn(branch, [...at, name])].map(activated), ...inactive];
  });

  function filledBeside(active: string, name: string, member: string): Mutation {
    const place = [...at, name, member];
    const valid = sampleBranch(shape, active);
    return {
      what: `${name}.${member} beside credentials of type ${active}`,
      at: place,
      byAnnotation: true,
      put: body => withValueAt(withValueAt(body, at, valid), place, 'filled-in'),
    };
  }
}

function sampleBranch(shape: ExclusiveShape, name: string): unknown {
  return fc.sample(branchOf(shape, [name], ['https://hooks.example.com']), {
    numRuns: 1,
    seed: 1,
  })[0];
}

function unknownMembers(at: Path): Mutation[] {
  return ['unknown', 'Status', 'URL'].map(name =>
    value([...at, name], { what: `the unknown member "${name}"`, value: 'https://example.com/' }),
  );
}

function value(at: Path, wrong: InvalidValue): Mutation {
  const where = at.length === 0 ? '' : ` at ${at.join('.')}`;
  return { what: `${wrong.what}${where}`, at, put: body => withValueAt(body, at, wrong.value) };
}
