import { membersIn } from '../json-pointer.ts';
import type { OpenApiDocument } from '../open-api-document.ts';
import { statedVersion } from '../stated-version.ts';
import { convertSchemas } from './convert-schemas.ts';
import { Moves } from './moves.ts';
import { convertSwagger } from './swagger.ts';

/** A document as the rest of the project reads it, which is as one of OpenAPI 3.1. */
export interface ConvertedDocument {
  readonly document: OpenApiDocument;
  /** Where a place of it stands in the document as it was written. */
  readonly writtenAt: (pointer: string) => string;
}

/** Reads a document of any known version; what 3.2 has beyond 3.1 is left in its place. */
export function convertDocument(written: unknown): ConvertedDocument {
  const version = statedVersion(written);
  const members = membersIn(written);
  if (version === '3.1' || version === '3.2')
    return { document: { ...members, openapi: String(members.openapi) }, writtenAt: same };
  const [documentMoves, schemaMoves] = [new Moves(), new Moves()];
  const converted =
    version === '2.0' ? convertSwagger(members, documentMoves) : structuredClone(members);
  convertSchemas(converted, schemaMoves);
  return {
    document: { ...converted, openapi: '3.1.1' },
    writtenAt: pointer => documentMoves.formerOf(settled(pointer, schemaMoves)),
  };
}

function same(pointer: string): string {
  return pointer;
}

/** A schema inside of one that has moved may have moved as well. */
function settled(pointer: string, moves: Moves): string {
  const former = moves.formerOf(pointer);
  return former === pointer ? pointer : settled(former, moves);
}
