import { expect, test } from 'vitest';
import { methodsAt } from './methods-at.ts';

const document = {
  openapi: '3.1.0',
  paths: {
    '/hooks': { summary: 'all of them', parameters: [], get: {}, post: {} },
    '/hooks/{id}': { $ref: '#/components/pathItems/Hook' },
    '/{any}': { delete: {} },
    '/files/{name}.json': { put: {} },
    '/search': { query: {}, additionalOperations: { PROPFIND: {} } },
    '/circle': { $ref: '#/paths/~1circle' },
  },
  components: { pathItems: { Hook: { patch: {}, trace: {} } } },
};

test.each([
  ['of its path and of each template that matches', '/hooks', ['GET', 'POST', 'DELETE']],
  ['with a slash at the end or in other letters', '/Hooks/', ['GET', 'POST', 'DELETE']],
  ['of a path item that stands elsewhere', '/hooks/7', ['PATCH', 'TRACE']],
  ['of a template itself', '/hooks/{hook}', ['PATCH', 'TRACE']],
  ['of a template within a segment', '/files/a.json', ['PUT']],
  ['that are none of OpenAPI 3.1', '/search', ['QUERY', 'PROPFIND', 'DELETE']],
  ['of a path item that leads to itself', '/circle', ['DELETE']],
  ['of no path', '/hooks/7/events', []],
])('the methods %s', (_, address, methods) => {
  expect(methodsAt(document, address).toSorted()).toEqual(methods.toSorted());
});
