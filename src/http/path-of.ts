import type { RequestHead } from './request-head.ts';

/** The path of a request as it was sent, whether its target is a path or a whole URL (RFC 9112 section 3.2). */
export function pathOf({ url = '/' }: Pick<RequestHead, 'url'>): string {
  const [target = ''] = url.split(/[?#]/, 1);
  if (target.startsWith('/')) return target;
  const path = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
  return path === '' ? '/' : path;
}
