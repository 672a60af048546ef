import { secretPlaces } from '../observe/secret-places.ts';
import { maskingRule } from './masking-rule.ts';

export const passwordIsMasked = maskingRule('password-is-masked', update =>
  secretPlaces(update).filter(({ headerValue }) => !headerValue),
);
