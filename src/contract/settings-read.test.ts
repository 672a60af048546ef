import { expect, test } from 'vitest';
import { withValueAt } from './json-pointer.ts';
import { defaultContract } from './own-contract.ts';
import { readContract } from './read-contract.ts';
import { readingBody, readingHint } from './settings-read.ts';

const request = ['components', 'schemas', 'UpdateAssessmentWebhooksRequest', 'required'];

/** The update of assessments in a document that requires these members of its body. */
function updateRequiring(...required: readonly string[]) {
  const document = withValueAt(defaultContract().document, request, required);
  return readContract(document).updates[0] ?? expect.fail();
}

test('settings are read by the least body that the document takes', () => {
  expect(readingBody(updateRequiring('webhooks'))).toEqual({ webhooks: {} });
  expect(readingBody(updateRequiring('webhooks', 'updateAll'))).toEqual({
    webhooks: {},
    updateAll: false,
    updateAuth: false,
  });
});

test('where the document asks for more, nothing is said', () => {
  const update = updateRequiring('webhooks', 'reason');
  expect(readingBody(update)).toBeNull();
  expect(readingHint('GET', [update])).toBeUndefined();
});

test('the hint names the method of the update, for those alone who tried to read', () => {
  const update = { ...updateRequiring('webhooks'), method: 'patch' };
  expect(readingHint('HEAD', [update])).toContain('send PATCH with the JSON body {"webhooks":{}}');
  expect(readingHint('DELETE', [update])).toBeUndefined();
});
