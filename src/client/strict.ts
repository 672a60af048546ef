/**
 * What the generated types cannot say. A schema's `additionalProperties: false` and the annotation
 * `x-exclusive-by` are lost on the way from the document to TypeScript; these types bring them back.
 */

/**
 * `x-exclusive-by: type`: where `type` names members beside it, those that it does not name are unset.
 * `{ type: 'basic' | 'apikey' | null, basic, apikey }` becomes one alternative for each type.
 */
export type Exclusive<T> = T extends object
  ? [Branch<T>] extends [never]
    ? { [Name in keyof T]: Exclusive<T[Name]> }
    : T extends { type: infer Type }
      ? Alternative<T, Type>
      : never
  : T;

/** The members that `type` can name; none where it is free text. */
type Branch<T> = T extends { type: infer Type }
  ? string extends Type
    ? never
    : Extract<keyof T, Type>
  : never;

type Alternative<T, Type> = Type extends unknown
  ? {
      [Name in keyof T]: Name extends 'type'
        ? Type
        : Name extends Branch<T>
          ? Name extends Type
            ? T[Name]
            : Unset<T[Name]>
          : T[Name];
    }
  : never;

/** As a view shows credentials that are not there: nulls, and flags, which requests may repeat. */
type Unset<T> = T extends object
  ? { [Name in keyof T]: Extract<T[Name], boolean | null | undefined> }
  : T;

/**
 * What was given, with `never` for each member that `T` does not know, at any depth. TypeScript itself
 * minds such members in literals alone, and not in every one.
 */
export type Exactly<T, Given> = unknown extends T
  ? Given
  : Given extends readonly unknown[]
    ? { [Index in keyof Given]: Exactly<Element<T>, Given[Index]> }
    : Given extends object
      ? {
          [Name in keyof Given]: Name extends Known<T>
            ? Exactly<Member<T, Name>, Given[Name]>
            : never;
        }
      : Given;

type Element<T> = T extends readonly (infer Item)[] ? Item : never;

type Known<T> = T extends object ? keyof T : never;

type Member<T, Name> = T extends object ? (Name extends keyof T ? T[Name] : never) : never;
