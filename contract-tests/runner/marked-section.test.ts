import { expect, test } from 'vitest';
import { withSection } from './marked-section.ts';

const page = '# Figures\n\n<!-- comparison -->\nold\n<!-- /comparison -->\n\n## More\n';

test('what stands between the marks is replaced, and nothing else', () => {
  const written = '# Figures\n\n<!-- comparison -->\n\nnew\n\n<!-- /comparison -->\n\n## More\n';
  expect(withSection(page, 'comparison', 'new')).toBe(written);
  expect(withSection(written, 'comparison', 'new')).toBe(written);
});

test.each(['', '<!-- comparison -->', '<!-- /comparison --> <!-- comparison -->'])(
  'a page without both marks in order is left to its owner: %j',
  text => {
    expect(withSection(text, 'comparison', 'new')).toBeNull();
  },
);
