import type { SettingsUpdate } from '../../contract/contract.ts';
import { reservedHeaders } from '../../contract/formats.ts';
import type { Credential } from '../../contract/shape.ts';
import type { HttpRequest } from '../client/exchange.ts';
import { bodyIn, bodyText } from './body-text.ts';
import { type HostileRequest, hostileBodies } from './hostile-bodies.ts';
import { hostileForms } from './hostile-forms.ts';
import { credentialsOf } from './keys.ts';
import { oncePer } from './once-per.ts';
import { describes, isForeign } from './refusals.ts';
import { absentMethods, post } from './rejects.ts';
import { requestBody } from './request-body.ts';
import { leastBody } from './required.ts';

/** Input that breaks servers rather than schemas. */
export const hostileRequests = oncePer((update: SettingsUpdate): readonly HostileRequest[] => {
  const injected = credentialsOf(update).flatMap(({ key, by, branch, credential }) =>
    injections(credential).map(({ what, members }) => {
      const auth = { [by]: branch, [branch]: members };
      return {
        what,
        request: json(update, requestBody(update, { [key]: auth }, { guards: true })),
      };
    }),
  );
  const isDue = ({ request: { body = '' } }: HostileRequest) =>
    !isForeign(update) || update.request(bodyIn(update, body)).length > 0;
  const bodies = update.form === undefined ? hostileBodies(update) : hostileForms(update);
  return [...bodies, ...mislabelled(update), ...injected.filter(isDue)];
});

function mislabelled(update: SettingsUpdate): HostileRequest[] {
  const valid = json(update, leastBody(update));
  const types = [
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'text/json',
    '*/*',
    'json',
    ';',
  ];
  const typed = [
    ...types
      .filter(type => type !== update.mediaType)
      .map(type => ({
        what: `the content type ${type}`,
        request: { ...valid, headers: { 'content-type': type } },
      })),
    { what: 'no content type', request: { ...valid, headers: {} } },
  ];
  const methods = absentMethods(update).map(method => ({
    what: `the method ${method}`,
    request: { ...valid, method },
  }));
  return [...(describes(update, 415) ? typed : []), ...(describes(update, 405) ? methods : [])];
}

interface Injection {
  readonly what: string;
  readonly members: unknown;
}

const controls = ['\r\nX-Evil: 1', '\n', '\r', '\u0000', '\u0007', '\u001f', '\u007f', '\t'];

/** What a credential must not carry into the header fields of a delivery. */
function injections(credential: Credential): Injection[] {
  if (credential.scheme === 'basic') {
    const { username, password } = credential;
    const valid = { [username]: 'user', [password]: 'password' };
    const colons = ['a:b', ':', ':a', 'a:'].map(name => ({
      what: 'a colon in a username',
      members: { ...valid, [username]: name },
    }));
    return [...spoiled(valid, username), ...spoiled(valid, password), ...colons];
  }
  const { name, value } = credential;
  const valid = { [name]: 'X-Key', [value]: 'secret' };
  const cases = [(text: string) => text, (text: string) => text.toUpperCase(), titleCase];
  const reserved = [...reservedHeaders].flatMap(header =>
    cases.map(inCase => ({
      what: `the reserved header ${inCase(header)}`,
      members: { ...valid, [name]: inCase(header) },
    })),
  );
  return [...spoiled(valid, name), ...spoiled(valid, value), ...reserved];
}

function spoiled(valid: Readonly<Record<string, string>>, member: string): Injection[] {
  const text = valid[member] ?? '';
  return controls.flatMap(control =>
    [text + control, control + text, text.slice(0, 2) + control + text.slice(2)].map(value => ({
      what: `${JSON.stringify(control)} in ${member}`,
      members: { ...valid, [member]: value },
    })),
  );
}

function titleCase(header: string): string {
  return header.replaceAll(/\b\w/g, letter => letter.toUpperCase());
}

function json(update: SettingsUpdate, body: unknown): HttpRequest {
  return post(update, bodyText(update, body) ?? '');
}
