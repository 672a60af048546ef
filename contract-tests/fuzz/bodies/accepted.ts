import { bytes } from './body.ts';

const url = (text: string) => `{"webhooks":{"start":{"url":"${text}"}}}`;

/** JSON texts that look odd and are updates all the same. */
export const accepted = {
  y_empty: '{"webhooks":{}}',
  y_space_around: ' \t\r\n{ "webhooks" \t:\r\n{ } } \t\r\n',
  y_escaped_key: '{"web\\u0068ooks":{}}',
  y_escaped_key_capitals: '{"web\\u0068\\u006Foks":{}}',
  y_escaped_solidus: url('https:\\/\\/example.com\\/'),
  y_escaped_letters: url('\\u0068\\u0074\\u0074\\u0070\\u0073://example.com/'),
  y_escaped_pair: url('https://example.com/\\ud83d\\udd11'),
  y_emoji: url('https://example.com/🔑'),
  y_noncharacter: url('https://example.com/\uffff'),
  y_longest_url: url(`https://example.com/${'x'.repeat(2_028)}`),
  y_null_url: '{"webhooks":{"start":{"status":false,"url":null}}}',
  y_empty_hook: '{"webhooks":{"start":{}}}',
  y_all_flags: '{"webhooks":{},"updateAll":false}',
  y_flags_first: '{"updateAll":false,"webhooks":{}}',
  y_no_auth: '{"webhooks":{"auth":{"type":null,"basic":null,"apikey":null}}}',
  y_same_key_twice: '{"webhooks":{},"webhooks":{}}',
  y_same_hook_twice: '{"webhooks":{"start":{"status":1},"start":{"status":false}}}',
  y_padded_to_the_limit: '{"webhooks":{}}'.padEnd(102_400),
  // RFC 8259 section 8.1: a parser may ignore it.
  i_byte_order_mark: bytes('\xef\xbb\xbf{"webhooks":{}}'),
} as const;
