import { expect, test } from 'vitest';
import { markup } from './markup.ts';

test('values become text', () => {
  expect(markup`<p title="${`"'`}">${'<b> & </b>'}${7}</p>`.text).toBe(
    '<p title="&quot;&#39;">&lt;b&gt; &amp; &lt;/b&gt;7</p>',
  );
});

test('markup stays markup, alone or many', () => {
  const items = ['a', '<'].map(text => markup`<li>${text}</li>`);
  expect(markup`<ul>${items}</ul>${markup`<hr>`}`.text).toBe(
    '<ul><li>a</li><li>&lt;</li></ul><hr>',
  );
});

test('characters of no XML document are replaced', () => {
  expect(markup`${'\t\n\r \u0000\u001b\ud800\ufffe 😀\u0085'}`.text).toBe(
    '\t\n\r \ufffd\ufffd\ufffd\ufffd 😀\u0085',
  );
});
