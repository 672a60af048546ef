import autocannon from 'autocannon';
import { updateBodies } from '../subject.ts';

/** Prints what became of the load that its argument describes, as JSON. */
const {
  url,
  key,
  connections,
  seconds,
  requests,
  updateAll = false,
} = JSON.parse(process.argv[2] ?? '{}');
const headers = { apiKey: key, 'Content-Type': 'application/json' };

const result = await autocannon({
  url,
  connections,
  ...(requests === undefined ? { duration: seconds } : { amount: requests }),
  requests: updateBodies(updateAll).map(body => ({ method: 'POST', headers, body })),
});

const told = {
  completed: result['2xx'],
  failed: result.non2xx + result.errors + result.timeouts,
  seconds: result.duration,
  p99: result.latency.p99,
};
process.stdout.write(`${JSON.stringify(told)}\n`);
