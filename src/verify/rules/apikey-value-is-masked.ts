import { secretPlaces } from '../observe/secret-places.ts';
import { maskingRule } from './password-is-masked.ts';

export const apikeyValueIsMasked = maskingRule('apikey-value-is-masked', update =>
  secretPlaces(update).filter(({ headerValue }) => headerValue),
);
