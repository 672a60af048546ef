import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import { updatePath } from '../subject.ts';

/** The echo made durable in the plainest way: a transaction of its own, synced, for each request. */
export function start(port: number, file: string): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE settings (tenant TEXT PRIMARY KEY, document TEXT NOT NULL)');
  const save = database.prepare(
    'INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET document = excluded.document',
  );
  const app = express();
  app.post(updatePath, express.json(), (request, response) => {
    save.run('bench', JSON.stringify(request.body));
    response.json(request.body);
  });
  app.listen(port, '127.0.0.1');
}
