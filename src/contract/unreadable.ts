import { ContractError } from './contract-error.ts';
import { notLoaded } from './not-loaded.ts';

/** The refusal of a document that could not be loaded, or that is neither YAML nor JSON. */
export function unreadable(location: string, error: unknown): ContractError {
  const message = error instanceof Error ? error.message : String(error);
  return new ContractError(
    'document-unreadable',
    location,
    notLoaded(error) ??
      `cannot be read (${oneSentence(message)}); give an OpenAPI document as YAML or JSON`,
  );
}

/** Parsers show the lines around a fault below what they say of it. */
export function oneSentence(message: string): string {
  return message.split('\n')[0]?.trim() ?? message;
}
