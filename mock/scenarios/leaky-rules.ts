/** The rules that the mock can break on purpose, by their ids. */
export const leakyRules = [
  'omitted-hook-is-kept',
  'included-hook-is-updated',
  'omitted-auth-is-kept',
  'password-is-masked',
  'apikey-value-is-masked',
  'update-all-reaches-every-item',
  'update-all-false-spares-items',
  'update-all-copies-sent-keys',
  'update-auth-guards-auth',
  'api-key-is-required',
  'endpoints-are-separate',
  'tenants-are-isolated',
  'hook-fields-merge',
  'errors-are-problems',
  'rejected-request-changes-nothing',
  'secrets-never-leak',
] as const;

export type LeakyRule = (typeof leakyRules)[number];
