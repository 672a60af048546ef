import { expect, test } from 'vitest';
import { readSpecmaticReport } from './specmatic-report.ts';

const name = 'Contract Tests &gt; contractTest() &gt; Scenario: POST /webhooks -&gt; 200 with';
const failure = (places: string) =>
  `<failure message="Testing scenario &quot;Add&quot;&#10;API: POST /webhooks -&gt; 200&#10;${places}"
type="org.opentest4j.AssertionFailedError"><![CDATA[>> RESPONSE.LOG R9999]]></failure>`;
const place = (at: string, code: string) =>
  `&#10;  &gt;&gt; ${at}&#10;  &#10;      ${code}: mismatch`;

function report(...testCases: readonly string[]): string {
  return `<?xml version="1.0"?><testsuite name="Contract Tests" tests="3">
<properties><property name="java.version" value="17"/></properties>
${testCases.join('\n')}</testsuite>`;
}

test('each place of each failed scenario is a finding, and the log is none', () => {
  const places = place('RESPONSE.STATUS', 'R0002') + place('RESPONSE.BODY.webhook', 'R1001');
  const findings = readSpecmaticReport(
    report(
      `<testcase classname="a" name="${name} &apos;documented&apos;" time="0.1"></testcase>`,
      `<testcase classname="a" name="${name} &apos;unset&apos;" time="0.1">${failure(places)}</testcase>`,
    ),
  );
  expect([...findings]).toEqual([
    "Scenario: POST /webhooks -> 200 with 'unset': RESPONSE.STATUS R0002",
    "Scenario: POST /webhooks -> 200 with 'unset': RESPONSE.BODY.webhook R1001",
  ]);
});

test('a failure that names no place is a finding all the same', () => {
  const findings = readSpecmaticReport(
    report(`<testcase name="${name} it"><error message="Connection refused"></error></testcase>`),
  );
  expect([...findings]).toEqual(['Scenario: POST /webhooks -> 200 with it: failed']);
});

test('a report without a test is none: then nothing was tested', () => {
  expect(() => readSpecmaticReport(report())).toThrow('no report');
});
