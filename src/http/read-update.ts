import type { SettingsUpdate } from '../contract/contract.ts';
import { malformedForm, nestingProblem } from '../problem/body-problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { decoded, readContent } from './read-content.ts';
import { readJson } from './read-json.ts';
import type { ReadableRequest } from './request-head.ts';

/** What a request of an update says, as the document has it sent: in JSON or in a form. */
export async function readUpdate(
  request: ReadableRequest,
  { mediaType, form }: Pick<SettingsUpdate, 'mediaType' | 'form'>,
): Promise<unknown> {
  if (form === undefined) return readJson(request, mediaType);
  const text = decoded(await readContent(request, mediaType));
  const body = text === null ? null : form.read(text);
  if (body === null) throw new ProblemResponse(malformedForm());
  const problem = nestingProblem(body);
  if (problem !== null) throw new ProblemResponse(problem);
  return body;
}
