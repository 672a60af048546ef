import { describe, expect, it } from 'vitest';
import type { SettingsUpdate } from '../contract/contract.ts';
import { defaultContract } from '../contract/own-contract.ts';
import { applyUpdate, changeItem } from './apply-update.ts';
import { initialSettings, type Settings } from './settings.ts';

const [assessments, interviews] = defaultContract().updates;
if (assessments === undefined || interviews === undefined) throw new Error('two endpoints');

const on = { requireAuthForNewOrigin: true };
const basic = { type: 'basic', basic: { username: 'user', password: 'word' } };
const at = (url: string | null, status = url !== null) => ({ status, url });
const stored = { start: at('https://a.example/start'), auth: basic };

function settingsAfter(update: SettingsUpdate, patch: object): Settings {
  const outcome = changeItem(update, initialSettings(update.shape), patch);
  if (outcome.kind === 'rejected') throw new Error(JSON.stringify(outcome.violations));
  return outcome.settings;
}

const inInterviews = (webhooks: object, flags = {}, before: object = stored) =>
  applyUpdate(interviews, settingsAfter(interviews, before), { webhooks, ...flags }, on);
const inAssessments = (webhooks: object, flags = {}, before: object = stored) =>
  applyUpdate(assessments, settingsAfter(assessments, before), { webhooks, ...flags }, on);

const elsewhere = at('https://b.example/start');
const refusedAt = (...pointers: readonly string[]) => ({
  kind: 'rejected',
  violations: pointers.map(pointer =>
    expect.objectContaining({ pointer, code: 'auth-required-for-new-origin' }),
  ),
});

describe('a stored secret does not follow a hook', () => {
  const start = '#/webhooks/start/url';

  it.each([
    ['to another host', { start: elsewhere }],
    ['to another scheme', { start: at('http://a.example/start') }],
    ['to another port', { start: at('https://a.example:8443/start') }],
    ['to a subdomain', { start: at('https://a.example.b.example/') }],
    ['that is disabled', { start: { ...elsewhere, status: false } }],
    ['with auth of the same type but no secret', { start: elsewhere, auth: { type: 'basic' } }],
    [
      'with a null secret',
      { start: elsewhere, auth: { type: 'basic', basic: { username: 'x', password: null } } },
    ],
  ])('%s', (_, patch) => {
    expect(inInterviews(patch)).toEqual(refusedAt(start));
    const item = changeItem(interviews, settingsAfter(interviews, stored), patch, on);
    expect(item).toEqual(refusedAt(start));
  });

  it('that gets its first url', () => {
    expect(inInterviews({ start: elsewhere }, {}, { auth: basic })).toEqual(refusedAt(start));
    expect(inInterviews({ submission: elsewhere, start: elsewhere })).toEqual(
      refusedAt(start, '#/webhooks/submission/url'),
    );
  });

  it('back to where it was cleared from', () => {
    const cleared = { start: at(null), auth: basic };
    expect(inInterviews({ start: stored.start }, {}, cleared)).toEqual(refusedAt(start));
  });

  it('when auth is sent but its flag is not raised', () => {
    expect(inAssessments({ start: elsewhere, auth: basic })).toEqual(refusedAt(start));
    expect(inAssessments({ start: elsewhere, auth: basic }, { updateAuth: true }).kind).toBe(
      'updated',
    );
    expect(inAssessments({ start: elsewhere }, { updateAuth: true })).toEqual(refusedAt(start));
  });
});

describe('a hook may change', () => {
  it.each([
    ['its path and query', { start: at('https://a.example/other?x=1') }],
    ['the case of its host and its default port', { start: at('https://A.EXAMPLE:443/') }],
    ['to no url', { start: at(null) }],
    ['its status', { start: { status: false } }],
    ['to where another hook is', { submission: at('https://a.example/submission') }],
    ['with the secret', { start: elsewhere, auth: basic }],
    [
      'with a secret of another type',
      { start: elsewhere, auth: { type: 'apikey', apikey: { header: 'X', apikey: 'k' } } },
    ],
    ['while the secret is removed', { start: elsewhere, auth: { type: null } }],
  ])('%s', (_, patch) => {
    expect(inInterviews(patch).kind).toBe('updated');
  });

  it('to anywhere while no secret is stored, and to be enabled where it is', () => {
    expect(inInterviews({ start: elsewhere }, {}, { start: stored.start }).kind).toBe('updated');
    const disabled = { ...stored, start: { ...stored.start, status: false } };
    expect(inInterviews({ start: { status: true } }, {}, disabled).kind).toBe('updated');
  });

  it('to anywhere while the switch is off', () => {
    const before = settingsAfter(interviews, stored);
    expect(applyUpdate(interviews, before, { webhooks: { start: elsewhere } }).kind).toBe(
      'updated',
    );
    expect(changeItem(interviews, before, { start: elsewhere }).kind).toBe('changed');
  });
});

describe('a cascade', () => {
  const all = { updateAll: true };

  it('takes a url to items that may have secrets of their own only along with auth', () => {
    const none = { start: stored.start };
    for (const before of [stored, none])
      expect(inInterviews({ start: {} }, all, before)).toEqual(refusedAt('#/webhooks/start/url'));
    expect(inInterviews({ start: at(null) }, all).kind).toBe('updated');
    expect(inInterviews({ start: {}, auth: { type: null } }, all).kind).toBe('updated');
    expect(inInterviews({ start: elsewhere, auth: basic }, all).kind).toBe('updated');
    expect(inAssessments({ start: {}, auth: basic }, all)).toEqual(
      refusedAt('#/webhooks/start/url'),
    );
  });

  it('takes a stored secret to items that may have hooks of their own only along with every hook', () => {
    const kept = { type: 'basic' };
    expect(inInterviews({ auth: kept }, all)).toEqual(refusedAt('#/webhooks/auth'));
    expect(inInterviews({ start: {}, auth: kept }, all)).toEqual(refusedAt('#/webhooks/auth'));
    expect(inInterviews({ start: {}, submission: {}, auth: kept }, all).kind).toBe('updated');
    expect(inInterviews({ auth: basic }, all).kind).toBe('updated');
    const flags = { ...all, updateAuth: true };
    expect(inAssessments({}, flags)).toEqual(refusedAt('#/webhooks/auth'));
    expect(inAssessments({}, flags, { start: stored.start }).kind).toBe('updated');
    expect(inAssessments({ start: {}, submission: {}, updates: {} }, flags).kind).toBe('updated');
  });

  it('that would carry a secret astray in the settings and in the items is told of both', () => {
    expect(inInterviews({ start: elsewhere }, all)).toEqual(
      refusedAt('#/webhooks/start/url', '#/webhooks/start/url'),
    );
    expect(inInterviews({ start: elsewhere, auth: { type: 'basic' } }, all)).toEqual(
      refusedAt('#/webhooks/start/url', '#/webhooks/auth'),
    );
  });
});
