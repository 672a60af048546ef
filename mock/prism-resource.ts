import type { PrismHttpComponents } from '@stoplight/prism-http';
import { dropDemands } from '../src/contract/for-requests.ts';
import { writableContents } from './writable-contents.ts';

/** An operation of the document as Prism reads it. */
export type Resource = Parameters<PrismHttpComponents['route']>[0]['resources'][number];

/** One operation twice, since the same schema holds differently for what comes in and for what goes out. */
export interface ResourceSides {
  readonly inward: Resource;
  readonly outward: Resource;
}

export function sidesOf(resource: Resource): ResourceSides {
  const inward = structuredClone(resource);
  // Prism does this too, but not in alternatives, maps and schemas that contain themselves.
  dropDemands(inward, 'readOnly');
  const responses = resource.responses.map(response => ({
    ...response,
    contents: writableContents(response.contents ?? []),
  }));
  return { inward, outward: { ...resource, responses } };
}
