import type { Findings } from '../runner/tool.ts';

/** The failed scenarios in the JUnit report that `specmatic test` writes, each with what was wrong. */
export function readSpecmaticReport(xml: string): Findings {
  // Read by pattern rather than parsed: the file also logs requests, with characters XML has not.
  const testCases = xml.split('<testcase ').slice(1);
  if (testCases.length === 0) throw new Error('this is no report of specmatic');
  return new Set(testCases.flatMap(failuresOf));
}

function failuresOf(testCase: string): string[] {
  const [, name = ''] = /\bname="([^"]*)"/.exec(testCase) ?? [];
  const [, message] = /<(?:failure|error) message="([^"]*)"/.exec(testCase) ?? [];
  if (message === undefined) return [];
  const scenario = decoded(name).replace(/^.* > /, '');
  const faults = [...decoded(message).matchAll(/>> (\S+)\s+([A-Z]+\d+)/g)];
  const places = faults.map(([, place, code]) => `${scenario}: ${place} ${code}`);
  return places.length === 0 ? [`${scenario}: failed`] : places;
}

function decoded(attribute: string): string {
  return attribute
    .replaceAll('&#10;', '\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
