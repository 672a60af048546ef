import express, { type ErrorRequestHandler, type Express } from 'express';

interface Preferences {
  readonly newsletter: boolean;
  readonly digest: string;
  readonly smtpPassword?: string;
}

const unset: Preferences = { newsletter: false, digest: 'never' };

/** An API as somebody writes it who never heard of this project; `merge` is what an update does to what is stored. */
export function createPreferences(
  merge: (stored: Preferences, sent: Partial<Preferences>) => Preferences,
): Express {
  const tokens = new Map([
    ['token-of-ann', unset],
    ['token-of-bob', unset],
  ]);
  const app = express();
  app.patch('/preferences', express.json({ type: '*/*' }), (request, response) => {
    const token = request.get('authorization')?.replace(/^Bearer /, '') ?? '';
    const stored = tokens.get(token);
    if (stored === undefined) return void response.status(401).json({ error: 'Who are you?' });
    if (!isPatch(request.body)) return void response.status(400).json({ error: 'That is wrong.' });
    const { smtpPassword, ...shown } = merge(stored, request.body);
    tokens.set(token, { ...shown, ...(smtpPassword !== undefined && { smtpPassword }) });
    response.json({ ...shown, hasSmtpPassword: smtpPassword !== undefined });
  });
  app.use(malformed);
  return app;
}

/** Express would tell of a body that is no JSON with some of it, a password perhaps. */
const malformed: ErrorRequestHandler = (_error, _request, response, _next) => {
  response.status(400).json({ error: 'That is wrong.' });
};

function isPatch(body: unknown): body is Partial<Preferences> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  return Object.entries(body).every(([name, value]) => {
    if (name === 'newsletter') return typeof value === 'boolean';
    if (typeof value !== 'string') return false;
    return name === 'digest'
      ? /^(never|daily|weekly)$/.test(value)
      : name === 'smtpPassword' && /^[!-~]{8,64}$/.test(value);
  });
}
