import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from '../runner/free-port.ts';
import type { RealServer } from './servers.ts';

const execute = promisify(execFile);
const longestStart = 120_000;

export interface StartOptions {
  /** Holds a folder of each server, with its packages. */
  readonly folder: string;
  /** The Node that runs them: native addons are built for one version. */
  readonly node: string;
  /** Of PostgreSQL; each server that needs one gets a fresh database there. */
  readonly databaseUrl: string | undefined;
}

export interface Started extends AsyncDisposable {
  readonly url: string;
}

/** Why a server could not be had, which is no finding. */
export class NotStarted extends Error {}

/** Installs what is not there yet, and starts the server on a free port of this machine. */
export async function start(server: RealServer, options: StartOptions): Promise<Started> {
  const { folder, node, databaseUrl } = options;
  const own = join(folder, server.name);
  await install(server, own);
  for (const [name, text] of Object.entries(server.files ?? {})) {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), text);
  }
  const port = await freePort();
  const environment = {
    ...process.env,
    PORT: String(port),
    ...(server.needsDatabase && { DATABASE_URL: await freshDatabase(server.name, databaseUrl) }),
  };
  const run = (program: string) =>
    spawn(node, ['--no-deprecation', '--input-type=module', '--eval', program], {
      cwd: own,
      env: environment,
      stdio: 'ignore',
    });
  if (server.prepare !== undefined) await once(run(server.prepare), 'exit');
  const child = run(server.program);
  const url = `http://127.0.0.1:${port}`;
  await answers(child, url + server.ready);
  return { url, [Symbol.asyncDispose]: () => end(child) };
}

async function install({ name, packages }: RealServer, own: string): Promise<void> {
  if (existsSync(join(own, 'node_modules'))) return;
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'package.json'), '{ "private": true }');
  try {
    await execute('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: own });
  } catch {
    throw new NotStarted(`${name}: npm install ${packages.join(' ')} failed in ${own}`);
  }
}

async function freshDatabase(name: string, url: string | undefined): Promise<string> {
  if (url === undefined)
    throw new NotStarted(`${name} needs PostgreSQL; say where it is in HOLDFAST_TEST_DATABASE_URL`);
  const database = `holdfast_real_${name.replaceAll(/\W/g, '_')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

async function answers(child: ChildProcess, address: string): Promise<void> {
  const limit = Date.now() + longestStart;
  while (Date.now() < limit && child.exitCode === null) {
    const response = await fetch(address).catch(() => null);
    await response?.body?.cancel();
    if (response !== null && response.status < 500) return;
    await sleep(250);
  }
  await end(child);
  throw new NotStarted(`nothing answers at ${address}; the server ended or took too long`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
