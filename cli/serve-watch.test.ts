import { expect, test } from 'vitest';
import { post, startServeCommand } from './testing/serve-command.ts';

test('where nobody is looking, all of stderr is JSON lines', async () => {
  const command = startServeCommand(['--dev', '--port', '0']);
  const url = await command.url();
  await post(`${url}/webhooks`, { webhooks: {} });
  command.stop();
  expect(await command.exit).toBe(0);
  const lines = command
    .errors()
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(lines.map(({ msg }) => msg)).toEqual(['listening', 'answered', 'stopping', 'stopped']);
  expect(lines[0]).toMatchObject({ level: 'info', database: 'in memory, forgotten at the stop' });
  expect(lines[1]).toMatchObject({ method: 'POST', route: '/webhooks', status: 200 });
});

test('--log-level says how much is told', async () => {
  const command = startServeCommand(['--dev', '--port', '0', '--log-level', 'warn']);
  const url = await command.listening();
  await post(`${url}/webhooks`, { webhooks: {} });
  command.stop();
  expect(await command.exit).toBe(0);
  expect(command.errors()).toBe('');
});

test('--rate-limit counts, --metrics shows', async () => {
  const command = startServeCommand(['--dev', '--port', '0', '--rate-limit', '1', '--metrics']);
  const url = await command.url();
  await post(`${url}/webhooks`, { webhooks: {} });
  expect(await post(`${url}/webhooks`, { webhooks: {} })).toMatchObject({ status: 429 });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('route="/webhooks",method="POST",status="429"} 1');
  command.stop();
  expect(await command.exit).toBe(0);
});
