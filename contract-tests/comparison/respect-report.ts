import { isRecord, valueAt } from '../../src/contract/json-pointer.ts';
import type { Findings } from '../runner/tool.ts';

/** The failed checks in what `redocly respect --json-output` writes. */
export function readRespectReport(report: unknown): Findings {
  const files = valueAt(report, ['files']);
  if (!isRecord(files)) throw new Error('this is no report of redocly respect');
  const workflows = Object.values(files).flatMap(file => list(file, 'executedWorkflows'));
  return new Set(
    workflows.flatMap(workflow =>
      list(workflow, 'executedSteps').flatMap(step =>
        list(step, 'checks')
          .filter(check => valueAt(check, ['passed']) === false)
          .map(check => nameOf(workflow, step, check)),
      ),
    ),
  );
}

/** A step may have several success criteria, told apart by their condition. */
function nameOf(workflow: unknown, step: unknown, check: unknown): string {
  const condition = valueAt(check, ['condition']);
  const place = [valueAt(workflow, ['workflowId']), valueAt(step, ['stepId'])].join('/');
  const name = `${place}: ${valueAt(check, ['name'])}`;
  return condition === undefined ? name : `${name}, ${condition}`;
}

function list(value: unknown, name: string): readonly unknown[] {
  const members = valueAt(value, [name]);
  return Array.isArray(members) ? members : [];
}
