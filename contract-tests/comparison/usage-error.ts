/** A command line that cannot be followed; the message is one sentence. */
export class UsageError extends Error {}
