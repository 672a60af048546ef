import { accepted } from './accepted.ts';
import { type Body, bodies } from './body.ts';
import { brokenObjects } from './broken-objects.ts';
import { brokenStructure } from './broken-structure.ts';
import { brokenValues } from './broken-values.ts';
import { wrongEncodings } from './encodings.ts';
import { envelopes } from './envelopes.ts';
import { wrongShapes } from './wrong-shapes.ts';

/** Every body, each fit for either endpoint. */
export const allBodies: readonly Body[] = [
  ...bodies(400, brokenStructure),
  ...bodies(400, brokenObjects),
  ...bodies(400, brokenValues),
  ...bodies(400, wrongEncodings),
  ...bodies(400, wrongShapes),
  ...envelopes,
  ...bodies(200, accepted),
];
