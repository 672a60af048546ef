/** What `--reporter` takes; apart from the reporters, which need not be loaded to read a command line. */
export const reporterNames = ['pretty', 'json', 'junit', 'github', 'html'] as const;

export type ReporterName = (typeof reporterNames)[number];
