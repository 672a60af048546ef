import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { faults } from './bank.ts';

const rules = Object.keys(defaultContract().rules);

test('the bank is large enough to mean something', () => {
  expect(faults.length).toBeGreaterThanOrEqual(80);
});

test('every fault has an id of its own, in kebab case', () => {
  const ids = faults.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('every fault tells in one sentence how a server comes to do this', () => {
  for (const { story } of faults) expect(story).toMatch(/^\S.{20,200}\.$/);
});

test('every fault breaks a rule of the contract', () => {
  for (const { rule } of faults) expect(rules).toContain(rule);
});

test.each(rules)('%s is broken by at least two faults', rule => {
  expect(faults.filter(fault => fault.rule === rule).length).toBeGreaterThanOrEqual(2);
});

test('no two faults are the same server', () => {
  const named = Map.groupBy(plantedTexts(), ({ plant }) => plant);
  const twins = [...named.values()].filter(({ length }) => length > 1);
  expect(twins.map(same => same.map(({ id }) => id))).toEqual([]);
});

/** What is planted, as it is written: functions cannot be compared, their texts can. */
function plantedTexts(): { readonly id: string; readonly plant: string }[] {
  const found: { id: string; plant: string }[] = [];
  for (const name of globSync('*-*.ts', { cwd: import.meta.dirname })) {
    const text = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true);
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) {
        const [id, plant] = ['id', 'plant'].map(member => initializer(node, member));
        if (id !== undefined && plant !== undefined)
          found.push({ id: id.getText(file), plant: plant.getText(file).replaceAll(/\s+/g, '') });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  expect(found.length).toBe(faults.length);
  return found;
}

function initializer(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const member = object.properties.find(property => property.name?.getText() === name);
  return member !== undefined && ts.isPropertyAssignment(member) ? member.initializer : undefined;
}
