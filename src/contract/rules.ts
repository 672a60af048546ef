export const levels = ['documented', 'decided', 'security'] as const;
/** How a rule came to be: the documentation says it, we decided it, or any careful reviewer expects it. */
export type Level = (typeof levels)[number];

/** The root `x-rules`: every rule of the contract by its id. */
export type RuleCatalogue = Readonly<Record<string, RuleText>>;

export interface RuleText {
  readonly level: Level;
  readonly statement: string;
}

/** An entry of an operation's `x-rules`: a rule that concerns it, with the words it stands on. */
export interface OperationRule {
  readonly id: string;
  readonly level: Level;
  readonly source?: RuleSource;
}

export interface RuleSource {
  /** The page of the platform's documentation. */
  readonly document: string;
  /** Its words, verbatim. */
  readonly quote: string;
}
