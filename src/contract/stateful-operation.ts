import type {
  Contract,
  CreateOperation,
  DescribedOperation,
  ListOperation,
  ReadOperation,
  Resource,
  SettingsUpdate,
} from './contract.ts';

/** What an operation does with one of a resource, or with all of them. */
export type StatefulOperation = { readonly resource: Resource } & (
  | { readonly kind: 'update'; readonly operation: SettingsUpdate }
  | { readonly kind: 'create'; readonly operation: CreateOperation }
  | { readonly kind: 'read'; readonly operation: ReadOperation }
  | { readonly kind: 'list'; readonly operation: ListOperation }
  | { readonly kind: 'remove'; readonly operation: DescribedOperation }
);

/** The operations of the document that have a state in common with others. */
export function statefulOperations({ resources, updates }: Contract): readonly StatefulOperation[] {
  return resources.flatMap((resource): StatefulOperation[] => {
    const { name, create, read, list, remove } = resource;
    return [
      ...updates
        .filter(update => update.resource === name)
        .map(operation => ({ kind: 'update', resource, operation }) as const),
      ...(create ? [{ kind: 'create', resource, operation: create } as const] : []),
      ...(read ? [{ kind: 'read', resource, operation: read } as const] : []),
      ...(list ? [{ kind: 'list', resource, operation: list } as const] : []),
      ...(remove ? [{ kind: 'remove', resource, operation: remove } as const] : []),
    ];
  });
}
