import type { IHttpConfig, PrismHttpComponents } from '@stoplight/prism-http';
import * as prism from '@stoplight/prism-http/dist/validator/index.js';
import { core } from './prism-parts.ts';

/** What the mock tells Prism of one operation. */
type Components = Pick<PrismHttpComponents, 'logger' | 'route' | 'mock'>;

/**
 * What Prism's own `createInstance` makes, of the same parts but for the one that forwards requests to a
 * server: to import that function is to load the reader of documents that `prism-resources.ts` avoids.
 */
export function createInstance(config: IHttpConfig, components: Components) {
  const { validateInput, validateOutput } = prism;
  const parts = { validateInput, validateOutput, validateSecurity, forward };
  return core.factory({ ...config, isProxy: false }, { ...parts, ...components });
}

type ValidateSecurity = PrismHttpComponents['validateInput'];

/** Prism's gives back less of a request than it was given. */
const validateSecurity: ValidateSecurity = ({ resource, element }) => {
  const found = prism.validateSecurity({ resource, element });
  return found._tag === 'Left' ? found : { _tag: 'Right', right: element };
};

const forward: PrismHttpComponents['forward'] = () => {
  throw new Error('The mock forwards nothing.');
};
