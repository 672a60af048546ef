/** Type tests of what documents may hold beside ours: arrays, free-form maps, other branches. */
import type { Exactly, Exclusive } from './strict.ts';

interface Values {
  tags?: string[];
  labels?: { [name: string]: string };
  retries?: { limit: number }[];
  free?: unknown;
}
declare function takeValues<const Given extends Values>(
  given: Given & Exactly<Values, Given>,
): void;
takeValues({
  tags: ['a', 'b'],
  labels: { any: 'name' },
  retries: [{ limit: 1 }],
  free: { a: [1] },
});
declare const values: Values;
takeValues(values);
// @ts-expect-error a label is a string
takeValues({ labels: { any: 1 } });
// @ts-expect-error there is no such member
takeValues({ tag: ['a'] });
// @ts-expect-error nor in what an array holds
takeValues({ retries: [{ limit: 1, delay: 2 }] });
const retries = [{ limit: 1, delay: 2 }];
// @ts-expect-error wherever that comes from
takeValues({ retries });

interface Many {
  list: { type: 'bearer' | null; bearer?: { token?: string | null } | null }[];
  problem: { type?: string; title: string };
  named: { type: string; title: string };
}
declare const many: Exclusive<Many>;
for (const { type, bearer } of many.list) {
  // @ts-expect-error with no type there is no token
  if (type === null) bearer?.token?.length;
}
const free: Many['problem' | 'named'] = many.named;
void [many.problem.title, free];
