import type { Steps } from './server/steps.ts';

/** A deliberately wrong server: some steps of the conforming one replaced. */
export interface Fault {
  readonly id: string;
  /** The rule that it breaks, and that must be among those blamed. */
  readonly rule: string;
  /** How a real server comes to do this. */
  readonly story: string;
  /** The steps that replace the conforming ones; called once for each server that is started. */
  readonly plant: (conforming: Steps) => {
    readonly [Part in keyof Steps]?: Partial<Steps[Part]>;
  };
}

/** The steps of a server with the fault planted into it. */
export function planted(fault: Fault, conforming: Steps): Steps {
  const { request, validation, update, answer, hooks } = fault.plant(conforming);
  return {
    request: { ...conforming.request, ...request },
    validation: { ...conforming.validation, ...validation },
    update: { ...conforming.update, ...update },
    answer: { ...conforming.answer, ...answer },
    hooks: { ...conforming.hooks, ...hooks },
  };
}

/** The faults of one rule. */
export function faultsOf(rule: string, faults: readonly Omit<Fault, 'rule'>[]): readonly Fault[] {
  return faults.map(fault => ({ ...fault, rule }));
}
