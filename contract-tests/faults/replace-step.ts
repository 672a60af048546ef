import { memory } from './changed-settings.ts';
import type { Fault } from './fault.ts';
import type {
  Auth,
  AuthPatch,
  Hook,
  HookPatch,
  Settings,
  Tenant,
  WebhooksPatch,
} from './server/model.ts';
import type { Steps } from './server/steps.ts';
import type { UpdateSteps } from './server/update.ts';

type Plant = Fault['plant'];

/** Takes the place of a step; it is handed the conforming one in front of what that one takes. */
type Faulty<Step> = Step extends (...taken: infer Taken) => infer Result
  ? (conforming: Step, ...taken: Taken) => Result
  : never;

export const onMerge =
  (faulty: Faulty<Steps['update']['settingsAfter']>): Plant =>
  ({ update }) => ({
    update: { settingsAfter: (...taken) => faulty(update.settingsAfter, ...taken) },
  });

export const onHook =
  (faulty: Faulty<Steps['update']['hookAfter']>): Plant =>
  ({ update }) => ({ update: { hookAfter: (...taken) => faulty(update.hookAfter, ...taken) } });

export const onAuth =
  (faulty: Faulty<Steps['update']['authAfter']>): Plant =>
  ({ update }) => ({ update: { authAfter: (...taken) => faulty(update.authAfter, ...taken) } });

export const onUpdate =
  (faulty: Faulty<Steps['update']['update']>): Plant =>
  ({ update }) => ({ update: { update: (...taken) => faulty(update.update, ...taken) } });

export const onCascade =
  (faulty: Faulty<Steps['update']['cascade']>): Plant =>
  ({ update }) => ({ update: { cascade: (...taken) => faulty(update.cascade, ...taken) } });

export const onCascadedKeys =
  (faulty: Faulty<Steps['update']['cascadedKeys']>): Plant =>
  ({ update }) => ({
    update: { cascadedKeys: (...taken) => faulty(update.cascadedKeys, ...taken) },
  });

export const onGuard =
  (faulty: Faulty<Steps['update']['authCounts']>): Plant =>
  ({ update }) => ({ update: { authCounts: (...taken) => faulty(update.authCounts, ...taken) } });

export const onNewItem =
  (faulty: Faulty<Steps['update']['newItem']>): Plant =>
  ({ update }) => ({ update: { newItem: (...taken) => faulty(update.newItem, ...taken) } });

export const onKey =
  (faulty: Faulty<Steps['request']['authenticate']>): Plant =>
  ({ request }) => ({
    request: { authenticate: (...taken) => faulty(request.authenticate, ...taken) },
  });

export const onRequest =
  (faulty: Faulty<Steps['request']['update']>): Plant =>
  ({ request }) => ({ request: { update: (...taken) => faulty(request.update, ...taken) } });

export const onParse =
  (faulty: Faulty<Steps['request']['parse']>): Plant =>
  ({ request }) => ({ request: { parse: (...taken) => faulty(request.parse, ...taken) } });

export const onMediaType =
  (faulty: Faulty<Steps['request']['takesType']>): Plant =>
  ({ request }) => ({ request: { takesType: (...taken) => faulty(request.takesType, ...taken) } });

export const onBody =
  (faulty: Faulty<Steps['validation']['body']>): Plant =>
  ({ validation }) => ({ validation: { body: (...taken) => faulty(validation.body, ...taken) } });

export const onPatch =
  (faulty: Faulty<Steps['validation']['webhooks']>): Plant =>
  ({ validation }) => ({
    validation: { webhooks: (...taken) => faulty(validation.webhooks, ...taken) },
  });

export const onAuthView =
  (faulty: Faulty<Steps['answer']['viewOfAuth']>): Plant =>
  ({ answer }) => ({ answer: { viewOfAuth: (...taken) => faulty(answer.viewOfAuth, ...taken) } });

export const onHookView =
  (faulty: Faulty<Steps['answer']['viewOfHook']>): Plant =>
  ({ answer }) => ({ answer: { viewOfHook: (...taken) => faulty(answer.viewOfHook, ...taken) } });

export const onSuccess =
  (faulty: Faulty<Steps['answer']['success']>): Plant =>
  ({ answer }) => ({ answer: { success: (...taken) => faulty(answer.success, ...taken) } });

export const onItemView =
  (faulty: Faulty<Steps['answer']['item']>): Plant =>
  ({ answer }) => ({ answer: { item: (...taken) => faulty(answer.item, ...taken) } });

export const onProblem =
  (faulty: Faulty<Steps['answer']['problem']>): Plant =>
  ({ answer }) => ({ answer: { problem: (...taken) => faulty(answer.problem, ...taken) } });

export const onEvent =
  (faulty: Faulty<Steps['answer']['event']>): Plant =>
  ({ answer }) => ({ answer: { event: (...taken) => faulty(answer.event, ...taken) } });

export const onOutcome =
  (faulty: Faulty<Steps['answer']['outcome']>): Plant =>
  ({ answer }) => ({ answer: { outcome: (...taken) => faulty(answer.outcome, ...taken) } });

export const onFire =
  (faulty: Faulty<Steps['hooks']['fire']>): Plant =>
  ({ hooks }) => ({ hooks: { fire: (...taken) => faulty(hooks.fire, ...taken) } });

export const onItemChange =
  (faulty: Faulty<Steps['hooks']['changeItem']>): Plant =>
  ({ hooks }) => ({ hooks: { changeItem: (...taken) => faulty(hooks.changeItem, ...taken) } });

export const onItemCreation =
  (faulty: Faulty<Steps['hooks']['createItems']>): Plant =>
  ({ hooks }) => ({ hooks: { createItems: (...taken) => faulty(hooks.createItems, ...taken) } });

/** What may stand at a place; `allows` is what the contract says of it. */
export function onText(
  place: 'url' | 'username' | 'password' | 'header' | 'apikey',
  allowed: (text: string, allows: (text: string) => boolean) => boolean,
): Plant {
  return ({ validation }) => ({
    validation: { [place]: (text: string) => allowed(text, validation[place]) },
  });
}

/** Stores another text than the username or the password that was sent. */
export function storingCredentials(
  change: (text: string) => string,
  members: 'both' | 'username' | 'password' = 'both',
): Plant {
  return onAuth((conforming, auth, patch, at) => {
    const { username, password } = patch.basic ?? {};
    const basic = {
      username: username && members !== 'password' ? change(username) : (username ?? null),
      password: password && members !== 'username' ? change(password) : (password ?? null),
    };
    return conforming(auth, { ...patch, basic }, at);
  });
}

/** Stores another text than the url that was sent. */
export function storingUrl(change: (url: string) => string): Plant {
  return onHook((conforming, hook, patch, at) => {
    const { url } = patch;
    return conforming(hook, typeof url === 'string' ? { ...patch, url: change(url) } : patch, at);
  });
}

type At<Step extends keyof UpdateSteps> = Parameters<UpdateSteps[Step]>[2];

/** Changes the settings, or an item, once a patch was merged into them. */
export const afterUpdate = (
  change: (
    after: Settings,
    patch: WebhooksPatch,
    before: Settings,
    at: At<'settingsAfter'>,
  ) => Settings,
): Plant =>
  onMerge((conforming, before, patch, at) =>
    change(conforming(before, patch, at), patch, before, at),
  );

/** The same of one hook. */
export const afterHook = (
  change: (after: Hook, patch: HookPatch, before: Hook, at: At<'hookAfter'>) => Hook,
): Plant =>
  onHook((conforming, before, patch, at) =>
    change(conforming(before, patch, at), patch, before, at),
  );

/** The same of the credentials. */
export const afterAuth = (
  change: (after: Auth, patch: AuthPatch, before: Auth, at: At<'authAfter'>) => Auth,
): Plant =>
  onAuth((conforming, before, patch, at) =>
    change(conforming(before, patch, at), patch, before, at),
  );

/** Changes an item that was just made from the settings. */
export const afterNewItem = (change: (item: Settings) => Settings): Plant =>
  onNewItem((conforming, at) => change(conforming(at)));

/** Changes the settings after the first update ever of a tenant's endpoint. */
export function afterFirstUpdate(change: (after: Settings) => Settings): Plant {
  return conforming => {
    const seen = memory<Tenant['items'], Set<string>>(() => new Set());
    return afterUpdate((after, _patch, _before, { tenant, endpoint }) => {
      const known = seen(tenant.items);
      if (known.has(endpoint.collection)) return after;
      known.add(endpoint.collection);
      return change(after);
    })(conforming);
  };
}

/** Changes an item when the receiver did not take an event. */
export const afterFailure = (change: (item: Settings, hook: string) => Settings): Plant =>
  onFire(async (conforming, item, event, at) => {
    const answer = await conforming(item, event, at);
    if (answer.body.includes('"failed"'))
      at.tenant.items[at.endpoint.collection].set(event.id, change(item, event.name));
    return answer;
  });
