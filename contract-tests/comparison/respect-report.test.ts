import { expect, test } from 'vitest';
import { readRespectReport } from './respect-report.ts';

const step = (stepId: string, ...checks: readonly unknown[]) => ({ stepId, checks });
const report = (...executedSteps: readonly unknown[]) => ({
  files: { 'a.arazzo.yaml': { executedWorkflows: [{ workflowId: 'keepHooks', executedSteps }] } },
});
const passed = { name: 'schema check', passed: true };
const failed = { name: 'success criteria check', passed: false, condition: '$statusCode == 200' };

test('only what failed is a finding, with its workflow, step and condition', () => {
  const findings = readRespectReport(
    report(step('setHooks', passed), step('updateHook', failed, { ...passed, passed: false })),
  );
  expect([...findings]).toEqual([
    'keepHooks/updateHook: success criteria check, $statusCode == 200',
    'keepHooks/updateHook: schema check',
  ]);
});

test('a report in which all passed holds no finding', () => {
  expect([...readRespectReport(report(step('setHooks', passed)))]).toEqual([]);
});

test.each([null, [], {}, { files: [] }])('%j is no report', value => {
  expect(() => readRespectReport(value)).toThrow('no report');
});
