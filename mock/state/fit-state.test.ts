import { describe, expect, test } from 'vitest';
import { readContract } from '../../src/contract/read-contract.ts';
import openapi from '../../src/generated/openapi.json' with { type: 'json' };
import { applyUpdate } from '../../src/settings/apply-update.ts';
import { initialSettings } from '../../src/settings/settings.ts';
import { viewOf } from '../../src/settings/view.ts';
import { shownAuth, start, submission } from '../testing/settings.ts';
import { describeDrops, fitMockState } from './fit-state.ts';

const contract = readContract(openapi);
const [update = expect.fail()] = contract.updates;
const unset = initialSettings(update.shape);

function settingsOf(webhooks: unknown) {
  const outcome = applyUpdate(update, unset, { webhooks, updateAuth: true });
  if (outcome.kind === 'rejected') throw new Error('the document refuses it');
  return outcome.settings;
}

const auth = { type: 'basic', basic: { username: 'user', password: 'hunter2' } };
const stored = settingsOf({ start, submission, auth });

/** A tenant whose settings and whose two items are these, fitted to a document. */
function fitted(document: unknown, settings = stored) {
  const items = new Map(['1', '2'].map(id => [id, settings]));
  const tenant = {
    settings: new Map([[update.resource, settings]]),
    made: new Map(),
    collections: new Map([['assessments', items]]),
  };
  const next = readContract(document);
  const { state, drops } = fitMockState(next, { created: 2, tenants: new Map([['demo', tenant]]) });
  const kept = state.tenants.get('demo');
  const [fittedUpdate = expect.fail()] = next.updates;
  const show = (own = initialSettings(fittedUpdate.shape)) => viewOf(fittedUpdate.shape, own);
  return {
    settings: show(kept?.settings.get(update.resource)),
    item: show(kept?.collections.get('assessments')?.get('2')),
    collections: kept?.collections,
    lines: describeDrops(drops).join('\n'),
    created: state.created,
  };
}

/** The platform's document, changed. */
function changed(change: (document: typeof openapi) => void) {
  const document = structuredClone(openapi);
  // The outgoing events name hooks that a change takes away.
  Reflect.deleteProperty(document, 'webhooks');
  change(document);
  return document;
}

describe('state under a document', () => {
  test('that is the same stays as it is, secrets included', () => {
    const { settings, item, lines, created } = fitted(openapi);
    expect(settings).toMatchObject({ start, submission, auth: shownAuth });
    expect(item).toEqual(settings);
    expect([lines, created]).toEqual(['', 2]);
  });

  test('that takes shorter urls only loses those that are longer, and hooks that need them', () => {
    const { settings, item, lines } = fitted(
      changed(({ components }) => {
        components.schemas.HookPatch.properties.url.maxLength = start.url.length;
      }),
    );
    expect(submission.url.length).toBeGreaterThan(start.url.length);
    expect(settings).toMatchObject({ start, submission: { status: false, url: null } });
    expect(item).toEqual(settings);
    expect(lines.split('\n')).toEqual([
      expect.stringMatching(/: demo assessmentWebhooks\/submission\/url$/),
      expect.stringMatching(/: demo assessmentWebhooks\/submission$/),
      expect.stringMatching(/^dropped 2 times,.+: demo assessments\/submission\/url$/),
      expect.stringMatching(/^dropped 2 times,.+: demo assessments\/submission$/),
    ]);
  });

  test('that has lost a hook forgets that hook', () => {
    const { settings, lines } = fitted(
      changed(({ components: { schemas } }) => {
        for (const { properties } of [
          schemas.AssessmentWebhooksPatch,
          schemas.AssessmentWebhooksView,
        ])
          Reflect.deleteProperty(properties, 'submission');
      }),
    );
    expect(settings).toMatchObject({ start, auth: shownAuth });
    expect(settings).not.toHaveProperty('submission');
    expect(lines).toContain('demo assessmentWebhooks/submission');
  });

  test('that no longer takes a password for a secret does not bring it to light', () => {
    const { settings, lines } = fitted(
      changed(({ components: { schemas } }) => {
        Reflect.deleteProperty(schemas.BasicCredentialsPatch.properties.password, 'x-secret');
        Reflect.set(schemas.BasicCredentialsView.properties.password, 'type', ['string', 'null']);
      }),
    );
    expect(JSON.stringify(settings)).not.toContain('hunter2');
    expect(settings).toMatchObject({ start });
    expect(lines).toContain('demo assessmentWebhooks/auth/basic/password');
    expect(lines).not.toContain('hunter2');
  });

  test('that has lost the resource or the collection forgets all of it', () => {
    const { collections, lines } = fitted(
      changed(({ paths }) => {
        const { post } = paths['/webhooks'];
        post['x-settings-update'].resource = 'others';
        post['x-settings-update'].cascade.to = 'others';
      }),
    );
    expect(collections?.size).toBe(0);
    expect(lines).toContain('demo assessmentWebhooks');
    expect(lines).toContain('demo assessments');
  });
});
