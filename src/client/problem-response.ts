/**
 * Something between us and the server, such as a proxy, may fail without a problem document. Its
 * status is then all there is to tell, and callers still get a problem (RFC 9457 section 4.2.1).
 */
export function asProblemResponse(response: Response): Response | undefined {
  const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (response.ok || mediaType === 'application/problem+json') return undefined;
  const { status, statusText } = response;
  const title = statusText || `The server answered with status ${status}`;
  return Response.json(
    { status, title },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}
