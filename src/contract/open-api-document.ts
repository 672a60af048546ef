/** A document in OpenAPI 3.1 with every external reference already bundled into it. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly [key: string]: unknown;
}
