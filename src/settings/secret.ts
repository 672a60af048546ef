import type { SecretShape } from '../contract/shape.ts';

/** What was sent, in the clear. */
export function revealed({ form }: Pick<SecretShape, 'form'>, secret: Secret): unknown {
  const text = secret.reveal();
  return form === 'text' ? text : JSON.parse(text);
}

const mask = '[secret]';

/** A credential in memory. Whatever prints or serialises it sees a mask; only `reveal` gives the text. */
export class Secret {
  #text: string | (() => string);

  /** The text, or how to get it once it is asked for. */
  constructor(text: string | (() => string)) {
    this.#text = text;
  }

  reveal(): string {
    // It may be put into many items, each of which would open it anew.
    if (typeof this.#text !== 'string') this.#text = this.#text();
    return this.#text;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  /** What `inspect` of Node's `util` asks for, by the name that needs no Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return mask;
  }
}
