import { authFieldFaults } from './bank/auth-fields.ts';
import { bulkCombinationFaults } from './bank/bulk-combinations.ts';
import { cascadeKeyFaults } from './bank/cascade-keys.ts';
import { cascadeReachFaults } from './bank/cascade-reach.ts';
import { concurrencyFaults } from './bank/concurrency.ts';
import { credentialFaults } from './bank/credentials.ts';
import { endpointFaults } from './bank/endpoints.ts';
import { eventFaults } from './bank/events.ts';
import { failedDeliveryFaults } from './bank/failed-deliveries.ts';
import { firstTimeFaults } from './bank/first-times.ts';
import { guardFaults } from './bank/guards.ts';
import { hookFieldFaults } from './bank/hook-fields.ts';
import { hostileInputFaults } from './bank/hostile-input.ts';
import { includedAuthFaults } from './bank/included-auth.ts';
import { includedHookFaults } from './bank/included-hooks.ts';
import { itemFaults } from './bank/items.ts';
import { keyFaults } from './bank/keys.ts';
import { leakFaults } from './bank/leaks.ts';
import { lenientBodyFaults } from './bank/lenient-bodies.ts';
import { lenientValueFaults } from './bank/lenient-values.ts';
import { maskingFaults } from './bank/masking.ts';
import { omittedAuthFaults } from './bank/omitted-auth.ts';
import { omittedHookFaults } from './bank/omitted-hooks.ts';
import { otherKeyFaults } from './bank/other-keys.ts';
import { partialLeakFaults } from './bank/partial-leaks.ts';
import { problemFaults } from './bank/problems.ts';
import { rareOccasionFaults } from './bank/rare-occasions.ts';
import { rejectionFaults } from './bank/rejections.ts';
import { roundTripFaults } from './bank/round-trips.ts';
import { sequenceFaults } from './bank/sequences.ts';
import { shapeFaults } from './bank/shapes.ts';
import { tenantFaults } from './bank/tenants.ts';
import { typeSwitchFaults } from './bank/type-switches.ts';
import { urlTextFaults } from './bank/url-texts.ts';
import type { Fault } from './fault.ts';

/** Every wrong server that `verify` has to find, in the order of the contract. */
export const faults: readonly Fault[] = [
  ...omittedHookFaults,
  ...includedHookFaults,
  ...omittedAuthFaults,
  ...includedAuthFaults,
  ...maskingFaults,
  ...cascadeReachFaults,
  ...cascadeKeyFaults,
  ...itemFaults,
  ...keyFaults,
  ...shapeFaults,
  ...eventFaults,
  ...endpointFaults,
  ...hookFieldFaults,
  ...authFieldFaults,
  ...typeSwitchFaults,
  ...roundTripFaults,
  ...guardFaults,
  ...lenientBodyFaults,
  ...lenientValueFaults,
  ...problemFaults,
  ...credentialFaults,
  ...rejectionFaults,
  ...leakFaults,
  ...tenantFaults,
  ...concurrencyFaults,
  ...hostileInputFaults,
  ...sequenceFaults,
  ...bulkCombinationFaults,
  ...failedDeliveryFaults,
  ...otherKeyFaults,
  ...partialLeakFaults,
  ...rareOccasionFaults,
  ...urlTextFaults,
  ...firstTimeFaults,
];
