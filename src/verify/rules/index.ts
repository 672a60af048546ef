import { anySequenceMatchesTheModel } from './any-sequence-matches-the-model.ts';
import { apiKeyIsRequired } from './api-key-is-required.ts';
import { apikeyValueIsMasked } from './apikey-value-is-masked.ts';
import { authFieldsMergeWithinType } from './auth-fields-merge-within-type.ts';
import { concurrentUpdatesAllLand } from './concurrent-updates-all-land.ts';
import { credentialsArriveIntact } from './credentials-arrive-intact.ts';
import { deletedIsGone } from './deleted-is-gone.ts';
import { enabledHookNeedsUrl } from './enabled-hook-needs-url.ts';
import { endpointsAreSeparate } from './endpoints-are-separate.ts';
import { errorsAreProblems } from './errors-are-problems.ts';
import { eventsFollowTheirHook } from './events-follow-their-hook.ts';
import { hookFieldsMerge } from './hook-fields-merge.ts';
import { hostileInputIsRefused } from './hostile-input-is-refused.ts';
import { includedAuthIsUpdated } from './included-auth-is-updated.ts';
import { includedHookIsUpdated } from './included-hook-is-updated.ts';
import { newItemsStartFromSettings } from './new-items-start-from-settings.ts';
import { omittedAuthIsKept } from './omitted-auth-is-kept.ts';
import { omittedHookIsKept } from './omitted-hook-is-kept.ts';
import { passwordIsMasked } from './password-is-masked.ts';
import { readShowsTheUpdate } from './read-shows-the-update.ts';
import { rejectedRequestChangesNothing } from './rejected-request-changes-nothing.ts';
import { repeatIsIdempotent } from './repeat-is-idempotent.ts';
import { replacementLeavesNothing } from './replacement-leaves-nothing.ts';
import { requestsAreStrict } from './requests-are-strict.ts';
import { responseHasDocumentedShape } from './response-has-documented-shape.ts';
import { roundTripChangesNothing } from './round-trip-changes-nothing.ts';
import type { Rule } from './rule.ts';
import { secretsNeverLeak } from './secrets-never-leak.ts';
import { staleUpdateIsRefused } from './stale-update-is-refused.ts';
import { tenantsAreIsolated } from './tenants-are-isolated.ts';
import { typeSwitchForgetsOther } from './type-switch-forgets-other.ts';
import { updateAllCopiesSentKeys } from './update-all-copies-sent-keys.ts';
import { updateAllFalseSparesItems } from './update-all-false-spares-items.ts';
import { updateAllReachesEveryItem } from './update-all-reaches-every-item.ts';
import { updateAuthGuardsAuth } from './update-auth-guards-auth.ts';
import { updateOfOneSparesOthers } from './update-of-one-spares-others.ts';

/** Every rule, in the order of the contract, with those that are of resources alone. */
export const rules: readonly Rule[] = [
  omittedHookIsKept,
  includedHookIsUpdated,
  omittedAuthIsKept,
  includedAuthIsUpdated,
  passwordIsMasked,
  updateAllReachesEveryItem,
  updateAllFalseSparesItems,
  apiKeyIsRequired,
  responseHasDocumentedShape,
  readShowsTheUpdate,
  eventsFollowTheirHook,
  endpointsAreSeparate,
  updateOfOneSparesOthers,
  hookFieldsMerge,
  replacementLeavesNothing,
  enabledHookNeedsUrl,
  authFieldsMergeWithinType,
  typeSwitchForgetsOther,
  roundTripChangesNothing,
  apikeyValueIsMasked,
  updateAuthGuardsAuth,
  updateAllCopiesSentKeys,
  newItemsStartFromSettings,
  repeatIsIdempotent,
  requestsAreStrict,
  errorsAreProblems,
  deletedIsGone,
  credentialsArriveIntact,
  rejectedRequestChangesNothing,
  staleUpdateIsRefused,
  secretsNeverLeak,
  tenantsAreIsolated,
  concurrentUpdatesAllLand,
  hostileInputIsRefused,
  anySequenceMatchesTheModel,
];
