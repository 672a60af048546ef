import { placeIn } from '../case/refutation.ts';
import { likelihoodOf, maskingRules, saysLeast } from './likelihood.ts';
import { isOwn } from './own-clause.ts';
import type { BrokenRule } from './report.ts';

/** Tells which of broken rules says most of a cause: the lower, the more. */
export function rankAmong(broken: readonly BrokenRule[]): (result: BrokenRule) => number {
  const masked = maskedPlaces(broken);
  const telling = broken.filter(result => isOwn(result) && !saysLeast(result));
  return result => {
    const likelihood = likelihoodOf(result);
    // A rule whose own clause is not kept stands before all that only stumbled over something on the way.
    if (!isOwn(result)) return 2 * last + likelihood;
    // A rule that compares credentials meets a flag or a secret that the rules of masking are about.
    if (!isMasking(result) && masked.has(placeOf(result))) return last + likelihood;
    const peers = telling.filter(({ differs }) => differs === result.differs);
    if (isOfRepeats(result, peers)) return likelihood - 2 * last;
    if (isOfItems(result, peers)) return likelihood - last;
    return likelihood;
  };
}

/** More than there are places in the order of likelihood. */
const last = 1_000;

/**
 * Where the rules of masking found something to be theirs. A flag that is false where the secret was left
 * out may tell the truth, that it is lost: so it does where more than flags is wrong with credentials.
 */
function maskedPlaces(broken: readonly BrokenRule[]): ReadonlySet<string> {
  const masking = broken.filter(result => isMasking(result) && placeOf(result) !== '');
  const places = new Set(masking.map(placeOf));
  const isMore = broken.some(
    result =>
      isOwn(result) && result.differs.includes('credentials') && !places.has(placeOf(result)),
  );
  return isMore ? new Set(masking.filter(({ sent }) => sent).map(placeOf)) : places;
}

/**
 * Whether it takes a repeat: what was taken once is refused the second time, or nothing less than the same
 * once more, or an update that sends nothing, shows that anything is wrong.
 */
function isOfRepeats(result: BrokenRule, peers: readonly BrokenRule[]): boolean {
  if (result.id !== 'repeat-is-idempotent') return false;
  if (result.differs === 'acceptance' && result.repeated) return true;
  if (peers.length === 0) return false;
  return (
    peers.every(({ repeated }) => repeated) || (result.empty && peers.every(({ empty }) => empty))
  );
}

/**
 * Whether what was sent does not come to the items: all is well but on those that were there before. What
 * they should have lost and still send is no matter of what came to them.
 */
function isOfItems({ id, differs, sent }: BrokenRule, peers: readonly BrokenRule[]): boolean {
  const isToItems = aboutItems.includes(id) && sent && differs !== 'former credentials';
  return isToItems && peers.every(({ onOlderItem }) => onOlderItem);
}

const aboutItems = ['update-all-reaches-every-item', 'update-all-copies-sent-keys'];

function isMasking({ id }: BrokenRule): boolean {
  return maskingRules.includes(id);
}

/** Where a view differs, or nowhere. */
function placeOf({ counterexample: { expected } }: BrokenRule): string {
  return placeIn(expected);
}
