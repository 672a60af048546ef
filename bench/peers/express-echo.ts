import express from 'express';
import { updatePath } from '../subject.ts';

/** The least that an Express server can do with a JSON body: parse it and send it back. */
export function start(port: number): void {
  const app = express();
  app.post(updatePath, express.json(), (request, response) => {
    response.json(request.body);
  });
  app.listen(port, '127.0.0.1');
}
