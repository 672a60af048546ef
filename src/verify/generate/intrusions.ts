import { type Authentication, isCarried } from '../../contract/authentication.ts';
import { type CarriedCredential, carried, nounOf } from '../../contract/security-scheme.ts';
import { carriedWord } from '../client/carried-fields.ts';
import { nounFor, one } from '../client/credential-nouns.ts';
import { type Edit, type GivenScheme, word } from '../client/credential-words.ts';

/** A call without valid credentials. */
export interface Intrusion {
  readonly what: string;
  /** Whether it has a valid one in another place than the document says. */
  readonly isMisplaced: boolean;
  /** What it carries, the valid ones of other schemes included. */
  readonly carries: readonly CarriedCredential[];
  /** What stands where a valid credential should, in case it is one after all. */
  readonly stands?: string;
  /** Members that it adds to the body. */
  readonly members: Readonly<Record<string, string>>;
}

const bare: Pick<Intrusion, 'isMisplaced' | 'carries' | 'members'> = {
  isMisplaced: false,
  carries: [],
  members: {},
};

/** Every way to call without all that these schemes ask for. */
export function intrusionsOf(
  authentication: Authentication,
  given: readonly GivenScheme[],
): readonly Intrusion[] {
  const isAlone = given.length === 1;
  const byScheme = given.flatMap((scheme, index) => {
    const carries = given.filter((_, at) => at !== index).map(other => carriedWord(other));
    const about = isAlone ? '' : ` (${nounOf(scheme.scheme)})`;
    const missing = { ...bare, what: `no ${nounOf(scheme.scheme)}`, carries };
    return [
      ...(isAlone ? [] : [missing]),
      ...[...altered(scheme), ...misplaced(scheme, authentication)].map(intrusion => ({
        ...intrusion,
        what: `${intrusion.what}${about}`,
        carries: [...carries, ...intrusion.carries],
      })),
    ];
  });
  return [{ ...bare, what: `no ${nounFor({ alternatives: [schemesIn(given)] })}` }, ...byScheme];
}

/** What is like a valid credential, where the document wants it. */
function altered({ scheme, variable }: GivenScheme): readonly Intrusion[] {
  const noun = nounFor({ alternatives: [[scheme]] });
  const pair = (text: string) => (scheme.kind === 'basic' ? `${text}:${text}` : text);
  const literal = (what: string, text: string): Intrusion => ({
    ...bare,
    what,
    stands: text,
    carries: [carried(scheme, text)],
  });
  const edited = (what: string, edit: Edit): Intrusion => ({
    ...bare,
    what,
    stands: word(variable, edit),
    carries: [carriedWord({ scheme, variable }, edit)],
  });
  const joined = (what: string, more: string): Intrusion => ({
    ...bare,
    what,
    stands: `${word(variable)}${more}`,
    carries: [carried(scheme, `${word(variable)}${more}`)],
  });
  return [
    literal(one(noun, 'empty'), scheme.kind === 'basic' ? ':' : ''),
    literal(
      one(noun, 'unknown'),
      scheme.kind === 'basic' ? 'no-such-user:no-such-password' : 'no-such-key',
    ),
    edited(`the ${noun} in another case`, 'in other case'),
    edited(`part of the ${noun}`, 'but its end'),
    ...(scheme.kind === 'basic'
      ? [edited(`more than the ${noun}`, 'and more')]
      : [
          joined(`more than the ${noun}`, 'x'),
          joined(`the ${noun} among others`, ', no-such-key'),
        ]),
    literal('a wildcard', pair('%')),
    literal('a name that every object inherits', pair('constructor')),
  ];
}

/** The valid credential where the document does not want it. */
function misplaced(
  { scheme, variable }: GivenScheme,
  authentication: Authentication,
): readonly Intrusion[] {
  const noun = `the ${nounFor({ alternatives: [[scheme]] })}`;
  const value = word(variable);
  const at = (what: string, ...carries: readonly CarriedCredential[]): Intrusion => ({
    ...bare,
    what,
    isMisplaced: true,
    carries,
  });
  const inBody = (members: Intrusion['members']): Intrusion => ({
    ...at(`${noun} in the body`),
    members,
  });
  const asBearer = at(`${noun} as a bearer token`, {
    in: 'header',
    name: 'Authorization',
    value: `Bearer ${value}`,
  });
  const all = () => {
    switch (scheme.kind) {
      case 'api-key':
      case 'bearer': {
        const name = scheme.kind === 'bearer' ? 'access_token' : scheme.field;
        const { in: place } = carriedWord({ scheme, variable });
        return [
          at(`${noun} in ${place === 'header' ? 'another' : 'a'} header`, {
            in: 'header',
            name: otherHeader(name),
            value,
          }),
          at(`${noun} in the query`, { in: 'query', name, value }),
          ...(scheme.kind === 'bearer' ? [] : [asBearer]),
          at(`${noun} in a cookie`, { in: 'cookie', name: cookieName(name), value }),
          inBody({ [name]: value }),
        ];
      }
      case 'basic': {
        const [username, password] = [word(variable, 'username'), word(variable, 'password')];
        const { value: packed } = carriedWord({ scheme, variable });
        return [
          at(`${noun} in another header`, { in: 'header', name: 'X-Authorization', value: packed }),
          at(
            `${noun} in the query`,
            { in: 'query', name: 'username', value: username },
            { in: 'query', name: 'password', value: password },
          ),
          asBearer,
          inBody({ username, password }),
        ];
      }
    }
  };
  // Another alternative may want it there.
  return all().filter(({ carries }) =>
    carries.every(({ in: place, name }) => !isCarried(authentication, place, name)),
  );
}

function schemesIn([first, ...others]: readonly GivenScheme[]) {
  if (first === undefined) throw new Error('there are no schemes to get around');
  return [first.scheme, ...others.map(({ scheme }) => scheme)] as const;
}

/** What other products call it. */
function otherHeader(name: string): string {
  return name.toLowerCase() === 'x-api-key' ? 'apiKey' : 'X-API-Key';
}

/** A query parameter may have a name that no cookie can have. */
function cookieName(name: string): string {
  return name.replaceAll(/[^\w!#$%&'*+.^`|~-]/g, '_');
}
