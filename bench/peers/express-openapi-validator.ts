import { fileURLToPath } from 'node:url';
import express from 'express';
import { middleware } from 'express-openapi-validator';
import { apiKey, updatePath } from '../subject.ts';

const document = fileURLToPath(new URL('../../src/generated/openapi.json', import.meta.url));

/** What a team gets from a library: the key and the body are checked, the answer is not, nothing is stored. */
export function start(port: number): void {
  const app = express();
  app.use(express.json());
  app.use(
    middleware({
      apiSpec: document,
      validateResponses: false,
      validateSecurity: { handlers: { apiKey: ({ headers }) => headers.apikey === apiKey } },
    }),
  );
  app.post(updatePath, (request, response) => {
    response.json(request.body);
  });
  app.listen(port, '127.0.0.1');
}
