import type { PathValues } from '../../contract/addressed.ts';
import type { Contract, DescribedOperation, Parameter, Resource } from '../../contract/contract.ts';
import { templateNames } from '../../contract/path-template.ts';
import { statefulOperations } from '../../contract/stateful-operation.ts';
import { Unobserved } from '../case/refutation.ts';
import { createOne } from '../case/resource-life.ts';
import { TestCase } from '../case/test-case.ts';
import type { Said } from '../client/addresses.ts';
import type { KeyRole } from '../client/exchange.ts';
import { resourceOf } from '../context/resources.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { nameOf } from '../generate/require-values.ts';
import { createBodies } from '../generate/updates.ts';
import { samples } from './try-out.ts';

/**
 * Finds out where a tenant has what an operation is about: at the address that was given, or at that of
 * one that is created for it. Throws Unobserved with what to type where neither will do.
 */
async function findAddress(
  context: RuleContext,
  resource: Resource,
  key: KeyRole,
  seed: number,
): Promise<void> {
  const { contract, target } = context;
  const operations = operationsOf(contract, resource).filter(
    ({ parameters }) => parameters.length > 0,
  );
  if (operations.every(operation => target.addresses.valuesOf(operation, key) !== null)) return;
  const names = [...new Set(operations.flatMap(({ path }) => templateNames(path)))];
  const values: Record<string, string> = {};
  const own: string[] = [];
  for (const name of names) {
    const value = valueInPath(context, operations, name);
    const isOwn = resource.key.includes(name) && isNew(resource, name);
    if (value !== null) values[name] = value;
    else if (isOwn) own.push(name);
    else values[name] = await parentValue(context, resource, name, key, seed);
  }
  if (key === 'second' && own.length === 0 && resource.key.some(name => isGiven(context, name)))
    throw new Unobserved(
      `--param names a ${resource.name} of the first key, and the second one has none`,
    );
  const { create } = resource;
  if (create !== undefined && own.length > 0) {
    target.addresses.set(create, key, said(context, create, values));
    Object.assign(values, await newOne(context, resource, key, seed));
  }
  for (const operation of operations.filter(each => each !== create || own.length === 0))
    target.addresses.set(operation, key, said(context, operation, values));
}

/** Null where the tenant has what the operation is about. */
export async function whyNoAddress(
  context: RuleContext,
  key: KeyRole,
  seed: number,
): Promise<string | null> {
  try {
    await findAddress(context, resourceOf(context.contract, context.update), key, seed);
    return null;
  } catch (error) {
    if (error instanceof Unobserved) return error.message;
    throw error;
  }
}

/** Several bodies are tried, since a server may ask for more than its document says. */
async function newOne(
  context: RuleContext,
  resource: Resource,
  key: KeyRole,
  seed: number,
): Promise<PathValues> {
  const bodies = samples(createBodies(resource), 4, seed);
  let reason = '';
  for (const body of bodies) {
    try {
      return (await createOne(new TestCase(context), resource, body, key)).values;
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      reason = error.message;
    }
  }
  throw new Unobserved(`${reason}; ${remedy(resource.key)}`);
}

/** What the path has above it is one of another resource, and is created as well. */
async function parentValue(
  context: RuleContext,
  resource: Resource,
  name: string,
  key: KeyRole,
  seed: number,
): Promise<string> {
  const parent = context.contract.resources.find(
    other => other !== resource && other.key.includes(name) && isNew(other, name),
  );
  const [operation] = operationsOf(context.contract, resource);
  if (parent === undefined || operation === undefined) {
    const whose = resource.key.includes(name) ? 'creates' : 'tells of';
    throw new Unobserved(
      `the document names no operation that ${whose} the "${name}" in ${operation?.path}; ${remedy([name])}`,
    );
  }
  await findAddress(context, parent, key, seed);
  const [known] = operationsOf(context.contract, parent).flatMap(
    each => context.target.addresses.valuesOf(each, key)?.[name] ?? [],
  );
  if (known !== undefined) return known;
  throw new Unobserved(`no ${parent.name} has a "${name}"; ${remedy([name])}`);
}

function remedy(names: readonly string[]): string {
  const options = names.map(name => `--param ${name}=VALUE`).join(' ');
  return `${options} names one that may be overwritten`;
}

/** Whether an answer tells the value that a new one gets. */
function isNew({ create }: Resource, name: string): boolean {
  return create?.newKeyAt.some(place => place.name === name) === true;
}

function operationsOf(contract: Contract, { name }: Resource): readonly DescribedOperation[] {
  return statefulOperations(contract).flatMap(({ resource, operation }) =>
    resource.name === name ? [operation] : [],
  );
}

function isGiven({ target }: RuleContext, name: string): boolean {
  return target.options.params?.[name] !== undefined;
}

/** A path takes no example of the document: it might be that of somebody else's. */
function valueInPath(
  { target }: RuleContext,
  operations: readonly DescribedOperation[],
  name: string,
): string | null {
  const given = target.options.params?.[name];
  if (given !== undefined) return given;
  const all = operations.flatMap(({ parameters }) => parameters);
  const [value] = all
    .filter(parameter => parameter.in === 'path' && parameter.name === name)
    .flatMap(parameter => documented(parameter) ?? []);
  return value ?? null;
}

function said({ target }: RuleContext, operation: DescribedOperation, path: PathValues): Said {
  const { params } = target.options;
  const valuesIn = (place: Parameter['in']): PathValues => {
    const asked = operation.parameters.filter(parameter => parameter.in === place);
    return Object.fromEntries(
      asked.map(parameter => {
        const { name, example } = parameter;
        const value = params?.[name] ?? documented(parameter) ?? textOf(example);
        if (value !== null) return [name, value] as const;
        throw new Unobserved(
          `${nameOf(operation)} asks for the ${place} parameter "${name}", of which the document shows no value; give --param ${name}=VALUE`,
        );
      }),
    );
  };
  return { path, query: valuesIn('query'), header: valuesIn('header'), cookie: valuesIn('cookie') };
}

/** What the schema itself says that may stand there. */
function documented({ schema }: Parameter): string | null {
  const [first] = Array.isArray(schema.enum) ? schema.enum : [];
  return textOf(schema.const) ?? textOf(schema.default) ?? textOf(first);
}

function textOf(value: unknown): string | null {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;
}
