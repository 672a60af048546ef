import { expect, test } from 'vitest';
import { comparable, recordedSession, shownSession } from './session.ts';

test('the session of README.md is what is typed and printed; "npm run session" records it anew', async () => {
  const shown = shownSession();
  expect(comparable(await recordedSession())).toBe(comparable(shown));
  expect(shown).toMatch(
    /\n\$ curl -si [^$]+\$HOLDFAST_API_KEY[^$]+\n"basic":\{.*"password":"[^"]+"/,
  );
}, 180_000);
