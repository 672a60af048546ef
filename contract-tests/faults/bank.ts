import { anySequenceMatchesTheModel } from './any-sequence-matches-the-model.ts';
import { apiKeyIsRequired } from './api-key-is-required.ts';
import { apikeyValueIsMasked } from './apikey-value-is-masked.ts';
import { apikeysArriveIntact } from './apikeys-arrive-intact.ts';
import { authFieldsMergeWithinType } from './auth-fields-merge-within-type.ts';
import { concurrentUpdatesAllLand } from './concurrent-updates-all-land.ts';
import { credentialsArriveIntact } from './credentials-arrive-intact.ts';
import { credentialsNextToStored } from './credentials-next-to-stored.ts';
import { credentialsReadByOtherLayers } from './credentials-read-by-other-layers.ts';
import { enabledHookNeedsUrl } from './enabled-hook-needs-url.ts';
import { endpointsAreSeparate } from './endpoints-are-separate.ts';
import { errorsAreProblems } from './errors-are-problems.ts';
import { eventsFollowTheirHook } from './events-follow-their-hook.ts';
import type { Fault } from './fault.ts';
import { hookFieldsMerge } from './hook-fields-merge.ts';
import { hostileInputIsRefused } from './hostile-input-is-refused.ts';
import { includedAuthIsUpdated } from './included-auth-is-updated.ts';
import { includedHookIsUpdated } from './included-hook-is-updated.ts';
import { newItemsStartFromSettings } from './new-items-start-from-settings.ts';
import { omittedAuthIsKept } from './omitted-auth-is-kept.ts';
import { omittedHookIsKept } from './omitted-hook-is-kept.ts';
import { passwordIsMasked } from './password-is-masked.ts';
import { rejectedRequestChangesNothing } from './rejected-request-changes-nothing.ts';
import { repeatIsIdempotent } from './repeat-is-idempotent.ts';
import { requestsAreStrict } from './requests-are-strict.ts';
import { responseHasDocumentedShape } from './response-has-documented-shape.ts';
import { roundTripChangesNothing } from './round-trip-changes-nothing.ts';
import { secretsInOtherAnswers } from './secrets-in-other-answers.ts';
import { secretsNeverLeak } from './secrets-never-leak.ts';
import { tenantsAreIsolated } from './tenants-are-isolated.ts';
import { typeSwitchForgetsOther } from './type-switch-forgets-other.ts';
import { updateAllCopiesSentKeys } from './update-all-copies-sent-keys.ts';
import { updateAllFalseSparesItems } from './update-all-false-spares-items.ts';
import { updateAllReachesEveryItem } from './update-all-reaches-every-item.ts';
import { updateAuthGuardsAuth } from './update-auth-guards-auth.ts';
import { urlsComeBackAsSent } from './urls-come-back-as-sent.ts';

/** Every wrong server that `verify` has to find, in the order of the contract. */
export const faults: readonly Fault[] = [
  ...omittedHookIsKept,
  ...includedHookIsUpdated,
  ...urlsComeBackAsSent,
  ...omittedAuthIsKept,
  ...includedAuthIsUpdated,
  ...credentialsNextToStored,
  ...passwordIsMasked,
  ...updateAllReachesEveryItem,
  ...updateAllFalseSparesItems,
  ...apiKeyIsRequired,
  ...responseHasDocumentedShape,
  ...eventsFollowTheirHook,
  ...endpointsAreSeparate,
  ...hookFieldsMerge,
  ...enabledHookNeedsUrl,
  ...authFieldsMergeWithinType,
  ...typeSwitchForgetsOther,
  ...roundTripChangesNothing,
  ...apikeyValueIsMasked,
  ...updateAuthGuardsAuth,
  ...updateAllCopiesSentKeys,
  ...newItemsStartFromSettings,
  ...repeatIsIdempotent,
  ...requestsAreStrict,
  ...errorsAreProblems,
  ...credentialsArriveIntact,
  ...credentialsReadByOtherLayers,
  ...apikeysArriveIntact,
  ...rejectedRequestChangesNothing,
  ...secretsNeverLeak,
  ...secretsInOtherAnswers,
  ...tenantsAreIsolated,
  ...concurrentUpdatesAllLand,
  ...hostileInputIsRefused,
  ...anySequenceMatchesTheModel,
];
