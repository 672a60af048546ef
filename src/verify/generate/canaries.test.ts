import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canariesIn, encodingOf, findLeak } from '../observe/canaries.ts';
import type { Step } from '../observe/step.ts';
import { canary as canaries } from './values.ts';

const bytes = (text: string) => Buffer.from(text);

/** Ways in which a secret slips out, each with the name under which it is found. */
const encodings: readonly [string, (text: string) => string][] = [
  ['plain', text => text],
  ['base64', text => bytes(text).toString('base64')],
  ['base64', text => bytes(text).toString('base64url')],
  ['hexadecimal', text => bytes(text).toString('hex')],
  ['hexadecimal', text => bytes(text).toString('hex').toUpperCase()],
  ['reversed', text => [...text].reverse().join('')],
  ['capitals', text => text.toUpperCase()],
  ['part', text => text.slice(0, 13)],
  ['part', text => text.slice(-8)],
  ['wide base64', text => Buffer.from(text, 'utf16le').toString('base64')],
  ['compressed base64', text => deflateSync(text).toString('base64url')],
  ['compressed base64', text => gzipSync(text).toString('base64')],
  ['base64', text => bytes(bytes(`Basic ${text}`).toString('base64')).toString('base64')],
  ['escaped', text => [...bytes(text)].map(byte => `%${byte.toString(16)}`).join('')],
  ['escaped', text => [...text].map(char => `\\u00${char.charCodeAt(0).toString(16)}`).join('')],
  ['escaped', text => [...text].map(char => `&#${char.charCodeAt(0)};`).join('')],
  ['escaped', text => [...text].map(char => `&#x${char.charCodeAt(0).toString(16)};`).join('')],
];

describe('a planted leak is found', () => {
  it.each(encodings)('as %s (%#)', (name, encode) => {
    // What stands before and after shifts the alignment, as `user:` does in Basic credentials.
    const surroundings = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(canaries, surroundings, surroundings, (canary, before, after) => {
        const spelled = name.endsWith('base64')
          ? encode(before + canary + after)
          : before + encode(canary) + after;
        expect(encodingOf(canary, spelled)).toBe(name);
      }),
    );
  });

  it('and another secret is not mistaken for it', () => {
    fc.assert(
      fc.property(canaries, canaries, (canary, other) => {
        fc.pre(canary !== other);
        for (const [, encode] of encodings) expect(encodingOf(canary, encode(other))).toBeNull();
      }),
    );
  });

  it('in a header, a body and the payload of a delivery, but not in its credential', () => {
    const canary = 'cnry-ghjkmnpqrstvwxyz';
    const request = {
      method: 'POST',
      path: '/',
      base: 'target',
      key: 'first',
      headers: {},
      body: `{"password":"${canary}"}`,
    } as const;
    const step = (
      headers: Record<string, string>,
      text: string,
      arrivals: Step['arrivals'],
    ): Step => ({
      request,
      response: { status: 200, headers, text, json: undefined },
      phase: 'step',
      arrivals,
    });
    const sent = canariesIn([step({}, '', [])]);
    expect(findLeak(step({ 'x-debug': canary }, '', []), sent)?.where).toBe('the header x-debug');
    expect(findLeak(step({}, `{"debug":"${canary}"}`, []), sent)?.where).toBe('the body');
    expect(
      findLeak(step({}, '', [{ method: 'POST', path: '/', headers: {}, text: canary }]), sent)
        ?.where,
    ).toBe('the payload of a delivery');
    expect(
      findLeak(
        step({}, '', [{ method: 'POST', path: '/', headers: { authorization: canary }, text: '' }]),
        sent,
      ),
    ).toBeNull();
  });
});
