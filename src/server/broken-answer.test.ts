import { expect, test } from 'vitest';
import { openSqlite } from '../store/testing/stores.ts';
import { expectProblem } from './testing/problems.ts';
import { createReadableLog } from './testing/readable-log.ts';
import { start } from './testing/running.ts';

const interviews = '/ai-interviews/settings/webhooks';

test('an answer that its document does not allow is a 500, and the log says why', async () => {
  const store = openSqlite(':memory:');
  const update = store.update.bind(store);
  // What another version of the document has let in: a url where a status is promised.
  store.update = async (...call) => {
    const outcome = await update(...call);
    if (outcome.kind === 'rejected') return outcome;
    const start = { status: 'canary', url: null };
    return { ...outcome, settings: { ...outcome.settings, start } };
  };
  const log = createReadableLog();
  await using server = await start({ store, observers: [log] });
  const answer = await server.call(interviews, { body: { webhooks: {} } });
  expectProblem(answer, 500, 'internal-error');
  expect(log.lines()).toContainEqual(
    expect.objectContaining({ msg: 'failed', error: 'answer-breaks-contract' }),
  );
  expect(JSON.stringify(answer.body) + log.text()).not.toContain('canary');
});
