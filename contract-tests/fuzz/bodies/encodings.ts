import { bytes } from './body.ts';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const url = (text: string) => bytes(`{"webhooks":{"start":{"url":"https://example.com/${text}"}}}`);

/** JSON between systems is UTF-8 (RFC 8259 section 8.1), and well-formed UTF-8 (RFC 3629). */
export const wrongEncodings = {
  n_encoding_UTF_16LE: utf16('{"webhooks":{}}'),
  n_encoding_UTF_16LE_with_BOM: utf16('\ufeff{"webhooks":{}}'),
  n_encoding_UTF_16BE: Buffer.from(utf16('{"webhooks":{}}')).swap16(),
  n_encoding_UTF_16BE_with_BOM: Buffer.from(utf16('\ufeff{"webhooks":{}}')).swap16(),
  n_encoding_UTF_32LE: bytes([...'{"webhooks":{}}'].map(letter => `${letter}\0\0\0`).join('')),
  n_encoding_UTF_7: bytes('+AHs-"webhooks":{}+AH0-'),
  n_encoding_half_BOM: bytes('\xef\xbb{"webhooks":{}}'),
  n_encoding_two_BOMs: bytes('\xef\xbb\xbf\xef\xbb\xbf{"webhooks":{}}'),
  n_encoding_latin1: url('\xe4'),
  n_encoding_windows_1252: url('\x80'),
  n_encoding_lone_continuation: url('\xbf'),
  n_encoding_lone_start: url('\xc3'),
  n_encoding_half_of_three: url('\xe2\x82'),
  n_encoding_half_of_four: url('\xf0\x9f\x94'),
  n_encoding_overlong_slash: url('\xc0\xaf'),
  n_encoding_overlong_NUL: url('\xc0\x80'),
  n_encoding_overlong_of_three: url('\xe0\x80\xaf'),
  n_encoding_overlong_of_six: url('\xfc\x83\xbf\xbf\xbf\xbf'),
  n_encoding_surrogate: url('\xed\xa0\x80'),
  n_encoding_surrogate_pair: url('\xed\xa0\xbd\xed\xb4\x91'),
  n_encoding_beyond_Unicode: url('\xf4\x90\x80\x80'),
  n_encoding_FE: url('\xfe'),
  n_encoding_FF: url('\xff'),
  n_encoding_in_key: bytes('{"webhooks":{},"\xff":1}'),
  n_encoding_between: bytes('{"webhooks":\xff{}}'),
  n_encoding_behind: bytes('{"webhooks":{}}\xe2\x82'),
  n_encoding_only: bytes('\xff'),
  n_encoding_gzip: bytes('\x1f\x8b\x08\0\0\0\0\0\0\x03'),
  n_encoding_message_pack: bytes('\x81\xa8webhooks\x80'),
  n_encoding_CBOR: bytes('\xa1\x68webhooks\xa0'),
} as const;
