/** A request before it becomes bytes, so that any part of it can be made wrong. */
export interface RawRequest {
  readonly method: string;
  /** The request target (RFC 9112 section 3.2). */
  readonly target: string;
  /** Usually `HTTP/1.1`. */
  readonly version: string;
  readonly fields: readonly Field[];
  readonly body: Uint8Array;
}

export type Field = readonly [name: string, value: string];

/** The header and then the body; names, values and the rest of the header are taken for latin1, as HTTP does. */
export function toBytes({ method, target, version, fields, body }: RawRequest): Buffer {
  const lines = [
    `${method} ${target} ${version}`,
    ...fields.map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** With the length that the body has, and a wish to be answered and left alone (RFC 9112 section 9.6). */
export function framed(request: RawRequest): RawRequest {
  const { fields, body } = request;
  return {
    ...request,
    fields: [...fields, ['Content-Length', String(body.length)], ['Connection', 'close']],
  };
}
