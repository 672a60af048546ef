import type { GroupShape } from '../../contract/shape.ts';
import type { Store } from '../store.ts';
import { value } from './hooks.ts';

const shape: GroupShape = { kind: 'group', members: { count: value(0) } };
export const counter = { resource: 'counter', shape };

/** Each step depends on the one before, so that a lost update shows in the sum. */
export async function countUp(store: Store, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    await store.update('acme', counter, ({ count }) => ({
      kind: 'updated',
      settings: { count: Number(count) + 1 },
      cascade: [],
    }));
  }
}
