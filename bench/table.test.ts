import { expect, test } from 'vitest';
import { atLeast, atMost, type Figure, isMet } from './figure.ts';
import { toSection, toTable } from './table.ts';

const figure: Figure = {
  name: 'a ÷ b',
  measured: '300 ÷ 200',
  value: 1.5,
  unit: '×',
  bound: atLeast(1.3),
};

test('a bound is met at its very value, and never by what is no number', () => {
  expect(isMet({ ...figure, value: 1.3 })).toBe(true);
  expect(isMet({ ...figure, value: 1.29 })).toBe(false);
  expect(isMet({ ...figure, bound: atMost(1.5) })).toBe(true);
  expect(isMet({ ...figure, bound: atMost(1.4) })).toBe(false);
  expect(isMet({ ...figure, value: Number.NaN })).toBe(false);
  expect(isMet({ ...figure, value: Number.NaN, bound: atMost(1) })).toBe(false);
});

test('the table tells what was measured, what it had to be, and whether it was', () => {
  const gap: Figure = {
    name: 'gap',
    measured: 'longest',
    value: 21.26,
    unit: 'ms',
    bound: atMost(15),
  };
  const contrast: Figure = { ...figure, bound: null };
  const outcome = { name: 'speed', title: 'how fast', figures: [figure, gap, contrast] };
  expect(toTable([outcome]).split('\n').slice(2)).toEqual([
    '| `speed` | a ÷ b | 300 ÷ 200 | 1.5 × | at least 1.3 × | met |',
    '| `speed` | gap | longest | 21.3 ms | at most 15 ms | **missed** |',
    '| `speed` | a ÷ b | 300 ÷ 200 | 1.5 × | for contrast |  |',
  ]);
});

test('the section names the command that made it and where', () => {
  const circumstances = { command: 'npm run bench -- --write', node: 'v24.0.0', cores: 2 };
  const section = toSection(
    [{ name: 'speed', title: 'how fast', figures: [figure] }],
    circumstances,
  );
  expect(section).toContain('Made with `npm run bench -- --write` on 2 cores with Node v24.0.0.');
  expect(section).toContain('- `speed`: how fast');
});
