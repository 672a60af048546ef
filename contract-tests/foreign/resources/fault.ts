import type { Steps } from './steps.ts';

/** A wrong server of resources: some steps of a right one replaced. */
export interface ResourceFault {
  readonly id: string;
  /** The rule that it breaks, as it is called for foreign documents. */
  readonly rule: string;
  /** How a real server comes to do this. */
  readonly story: string;
  /** Called once for each server that is started. */
  readonly plant: (conforming: Steps) => Partial<Steps>;
}
