/** Told by --help, and after what is wrong with the command line. */
export function helpOf(benchmarks: readonly { readonly name: string; readonly title: string }[]) {
  const names = benchmarks.map(({ name, title }) => `  ${name.padEnd(18)} ${title}`);
  return `Measures this package beside its peers, each in a process of its own, in the same run.

  --only NAME…  only these benchmarks
  --rounds N    measurements of each, of which the median counts (default: 5)
  --seconds N   of load for each measurement (default: 3)
  --write       write the table into docs/performance.md, between its bench marks
  --help        show this

${names.join('\n')}

It ends with 1 when a figure is not as required.

Examples:
  $ npm run bench
  $ npm run bench -- --only mock-throughput version --rounds 3
`;
}
