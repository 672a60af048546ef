/** A server that nobody here wrote: a package of npm, how it is started, and what its document needs. */
export interface RealServer {
  readonly name: string;
  /** What `npm install` takes. */
  readonly packages: readonly string[];
  /** An ES module, run in the folder of the packages with PORT and, where asked for, DATABASE_URL. */
  readonly program: string;
  /** Run once before, in the same way. */
  readonly prepare?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly needsDatabase: boolean;
  /** Where it answers as soon as it is ready. */
  readonly ready: string;
  /** Where its own OpenAPI document is, if it has one; else a small one stands in `documents/`. */
  readonly document: { readonly path: string; readonly authorization?: string } | null;
  /** What `holdfast verify` is told beside the document and the overlay. */
  readonly credentials: readonly string[];
}

const adminToken = '*:*.holdfast-admin-token';

export const realServers: readonly RealServer[] = [
  {
    name: 'unleash',
    packages: ['unleash-server@8.2.0'],
    program: `
      const { start } = await import('unleash-server');
      const { hostname, port, username, pathname } = new URL(process.env.DATABASE_URL);
      await start({
        db: { host: hostname, port: Number(port || 5432), user: username, password: 'none', database: pathname.slice(1), ssl: false },
        server: { host: '127.0.0.1', port: Number(process.env.PORT) },
        authentication: {
          type: 'open-source',
          initApiTokens: [{ environment: '*', projects: ['*'], secret: '${adminToken}', type: 'admin', tokenName: 'admin' }],
        },
        versionCheck: { enable: false },
        telemetry: false,
        logLevel: 'fatal',
      });`,
    needsDatabase: true,
    ready: '/health',
    document: { path: '/docs/openapi.json' },
    credentials: ['--auth', `apiKey=${adminToken}`],
  },
  {
    name: 'directus',
    packages: ['directus@12.2.0'],
    prepare: directus('bootstrap'),
    program: directus('start'),
    needsDatabase: true,
    ready: '/server/ping',
    document: { path: '/server/specs/oas', authorization: 'Bearer holdfast-admin-token' },
    credentials: ['--auth', 'Auth=Bearer holdfast-admin-token'],
  },
  {
    name: 'node-red',
    packages: ['node-red@5.0.7'],
    files: {
      'data/settings.js': `module.exports = {
        uiHost: '127.0.0.1',
        uiPort: Number(process.env.PORT),
        telemetry: { enabled: false },
        logging: { console: { level: 'fatal' } },
      };`,
    },
    program: `
      process.argv.push('node-red', '--userDir', 'data');
      await import('node-red/red.js');`,
    needsDatabase: false,
    ready: '/settings',
    document: null,
    credentials: [],
  },
  {
    name: 'parse-server',
    packages: ['parse-server@9.10.0', 'express@5.3.0'],
    program: `
      const { default: express } = await import('express');
      const { ParseServer } = await import('parse-server');
      const port = Number(process.env.PORT);
      const server = new ParseServer({
        databaseURI: process.env.DATABASE_URL,
        appId: 'application',
        restAPIKey: 'rest-key',
        masterKey: 'master-key',
        serverURL: 'http://127.0.0.1:' + port + '/parse',
        allowClientClassCreation: true,
        silent: true,
      });
      await server.start();
      express().use('/parse', server.app).listen(port, '127.0.0.1');`,
    needsDatabase: true,
    ready: '/parse/health',
    document: null,
    credentials: ['--auth', 'application=application', '--auth', 'restKey=rest-key'],
  },
  {
    name: 'json-server',
    packages: ['json-server@0.17.4'],
    files: { 'db.json': '{ "posts": [], "profile": { "name": "first" } }' },
    program: `
      const { default: jsonServer } = await import('json-server');
      const server = jsonServer.create();
      server.use(jsonServer.defaults({ logger: false }), jsonServer.router('db.json'));
      server.listen(Number(process.env.PORT), '127.0.0.1');`,
    needsDatabase: false,
    ready: '/db',
    document: null,
    credentials: [],
  },
];

function directus(command: string): string {
  return `
    const { hostname, port, username, pathname } = new URL(process.env.DATABASE_URL);
    Object.assign(process.env, {
      HOST: '127.0.0.1',
      SECRET: 'a secret of thirty-two characters, and more',
      DB_CLIENT: 'pg',
      DB_HOST: hostname,
      DB_PORT: port || '5432',
      DB_DATABASE: pathname.slice(1),
      DB_USER: username,
      DB_PASSWORD: 'none',
      ADMIN_EMAIL: 'admin@example.com',
      ADMIN_PASSWORD: 'admin-password',
      ADMIN_TOKEN: 'holdfast-admin-token',
      TELEMETRY: 'false',
      LOG_LEVEL: 'fatal',
    });
    process.argv.push('directus', '${command}');
    await import('@directus/api/cli/run.js');`;
}
