import { type AnswerSteps, answerSteps } from './answer.ts';
import { type RequestSteps, requestSteps } from './request.ts';
import { type TestHookSteps, testHookSteps } from './test-hooks.ts';
import { type UpdateSteps, updateSteps } from './update.ts';
import { type ValidationSteps, validationSteps } from './validation.ts';

/** Every step of the server; a fault replaces some of them. */
export interface Steps {
  readonly request: RequestSteps;
  readonly validation: ValidationSteps;
  readonly update: UpdateSteps;
  readonly answer: AnswerSteps;
  readonly hooks: TestHookSteps;
}

export const conformingSteps: Steps = {
  request: requestSteps,
  validation: validationSteps,
  update: updateSteps,
  answer: answerSteps,
  hooks: testHookSteps,
};
