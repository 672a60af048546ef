import { type RequestHandler, Router } from 'express';
import type { Contract } from '../../src/contract/contract.ts';
import { soleField } from '../../src/http/sole-field.ts';
import { notFound } from '../../src/problem/refusals.ts';
import { jsonAnswer, write } from '../answer.ts';
import { type Asset, lazyAssets } from '../pages/assets.ts';
import { docsPolicy } from '../pages/content-security-policy.ts';
import { servePage } from '../pages/serve-page.ts';
import { describedDocument } from './described-document.ts';
import { readRedocBundle } from './redoc-bundle.ts';

/** The document, as Redoc renders it, below `/__docs`. */
export function createDocs(contract: () => Contract, guard: RequestHandler): RequestHandler {
  const assets = lazyAssets(new URL('./page/', import.meta.url));
  let redoc: Asset | undefined;
  const router = Router({ caseSensitive: true, strict: true });
  router.use(guard);
  router.get('/', (_request, response) => {
    servePage(response, assets().get('index.html'), docsPolicy);
  });
  router.get('/openapi.json', (request, response) => {
    const server = `http://${soleField(request, 'host') ?? ''}`;
    write(response, jsonAnswer(200, describedDocument(contract(), server)));
  });
  router.get('/redoc.standalone.js', (_request, response) => {
    redoc ??= readRedocBundle();
    servePage(response, redoc, docsPolicy);
  });
  router.get('/:name', (request, response) => {
    servePage(response, assets().get(request.params.name), docsPolicy);
  });
  router.use(() => {
    throw notFound('there are no such docs');
  });
  return router;
}
