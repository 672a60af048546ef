import { expect, test } from 'vitest';
import type { Reader } from './reader.ts';
import { comparable, recordedSession, shownSession } from './session.ts';

/** Types the session of README.md again. */
export function followSession(reader: Reader): void {
  test('the session is what is typed and printed; "npm run session" records it anew', async () => {
    const shown = shownSession();
    expect(comparable(await recordedSession(reader))).toBe(comparable(shown));
    expect(shown).toMatch(
      /\n\$ curl -si [^$]+\$HOLDFAST_API_KEY[^$]+\n"basic":\{.*"password":"[^"]+"/,
    );
  }, 180_000);
}
