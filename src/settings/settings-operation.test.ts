import { describe, expect, test } from 'vitest';
import { defaultContract, Secret, settingsOperation, type TextSealing } from './index.ts';

const contract = defaultContract();
const assessments = settingsOperation(contract, 'updateAssessmentWebhooks');
const interviews = settingsOperation(contract, 'updateAiInterviewWebhooks');
const url = 'https://example.com/started';
const auth = { type: 'basic', basic: { username: 'u', password: 's3cret' } };

/** Binds a text to its place, as sealing does, and is no cipher. */
const sealing: TextSealing = {
  seal: (text, place) => Buffer.from(JSON.stringify([place, text])).toString('hex'),
  open(envelope, place) {
    const [sealedFor, text] = JSON.parse(Buffer.from(envelope, 'hex').toString());
    if (JSON.stringify(sealedFor) !== JSON.stringify(place)) throw new Error('another place');
    return text;
  },
};

/** Settings after an update that is taken. */
function taken(body: object, current = assessments.initial()) {
  const result = assessments.update(current, body);
  if (result.kind === 'rejected') throw new Error(JSON.stringify(result.violations));
  return result;
}

describe('an operation of a contract', () => {
  test('updates what is sent, keeps what is not, and answers without the secret', () => {
    const { settings } = taken({
      webhooks: { start: { status: true, url }, auth },
      updateAuth: true,
    });
    const { settings: kept, answer } = taken({ webhooks: { start: { status: false } } }, settings);
    expect(answer).toEqual({
      status: 200,
      body: {
        status: 'success',
        message: 'Webhook added successfully',
        webhook: assessments.view(kept),
      },
    });
    expect(assessments.view(kept)).toMatchObject({
      start: { status: false, url },
      auth: { type: 'basic', basic: { username: 'u', password: null, hasPassword: true } },
    });
    expect(JSON.stringify([kept, answer])).not.toContain('s3cret');
  });

  test('tells which keys items take', () => {
    const cascading = { webhooks: { start: { url } }, updateAll: true };
    expect(taken(cascading).cascade).toEqual(['start']);
    expect(taken({ ...cascading, updateAuth: true }).cascade).toEqual(['start', 'auth']);
  });

  test('refuses by the schema and by what is stored, and changes nothing', () => {
    const none = assessments.initial();
    expect(assessments.update(none, { webhooks: { start: { status: 'on' } } })).toEqual({
      kind: 'rejected',
      violations: [
        { pointer: '#/webhooks/start/status', code: 'wrong-type', detail: 'must be boolean' },
      ],
    });
    expect(assessments.update(none, { webhooks: { start: { status: true } } })).toMatchObject({
      violations: [{ pointer: '#/webhooks/start/url', code: 'enabled-hook-needs-url' }],
    });
    expect(none).toEqual(assessments.initial());
  });

  test('sends no stored secret to a new origin, where that is asked for', () => {
    const { settings } = taken({
      webhooks: { start: { status: true, url }, auth },
      updateAuth: true,
    });
    const elsewhere = { webhooks: { start: { url: 'https://elsewhere.example/' } } };
    expect(assessments.update(settings, elsewhere).kind).toBe('updated');
    expect(
      assessments.update(settings, elsewhere, { requireAuthForNewOrigin: true }),
    ).toMatchObject({
      violations: [{ code: 'auth-required-for-new-origin' }],
    });
  });

  test('tells where events go', () => {
    const { settings } = taken({
      webhooks: { start: { status: true, url }, auth },
      updateAuth: true,
    });
    expect(assessments.delivery(settings, 'start')).toEqual({
      kind: 'enabled',
      url,
      credentials: { scheme: 'basic', username: 'u', password: 's3cret' },
    });
    expect(assessments.delivery(settings, 'updates')).toEqual({ kind: 'disabled' });
    expect(interviews.delivery(interviews.initial(), 'updates')).toBeNull();
  });

  test('is stored as text with its secrets sealed for their place', () => {
    const { settings } = taken({ webhooks: { auth }, updateAuth: true });
    const text = assessments.encode(settings, sealing, ['acme']);
    expect(text).not.toContain('s3cret');
    const read = assessments.decode(text, sealing, ['acme']);
    expect(read).toEqual(settings);
    expect(
      assessments.delivery(
        taken({ webhooks: { start: { status: true, url } } }, read).settings,
        'start',
      ),
    ).toMatchObject({
      credentials: { password: 's3cret' },
    });
    expect(() => assessments.decode(text, sealing, ['other'])).toThrow('another place');
    expect(() => assessments.decode('[]', sealing, ['acme'])).toThrow(TypeError);
  });

  test('is one that the document has', () => {
    expect(() => settingsOperation(contract, 'updateWebhooks')).toThrow(
      'No operation "updateWebhooks" updates settings; those that do are updateAssessmentWebhooks, updateAiInterviewWebhooks.',
    );
    expect([interviews.method, interviews.path]).toEqual([
      'post',
      '/ai-interviews/settings/webhooks',
    ]);
  });
});

test('a secret shows a mask wherever it is printed', () => {
  expect([String(new Secret('s3cret')), JSON.stringify(new Secret('s3cret'))]).toEqual([
    '[secret]',
    '"[secret]"',
  ]);
});
