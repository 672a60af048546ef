import type { CallParameters } from './address.ts';
import type { Exclusive } from './strict.ts';

/**
 * What the generated types say of one operation. `Paths` is the interface of that name that
 * openapi-typescript writes for a document; an operation is what stands under a method there.
 */

/** The methods that a client has; `fetch` refuses TRACE (Fetch Standard section 2.2.1). */
export type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch';

/** The addresses that take the method. */
export type PathWith<Paths, Taken extends Method> = {
  [At in keyof Paths]: Paths[At] extends { [Name in Taken]: object } ? At : never;
}[keyof Paths] &
  string;

/** The operation of a method at an address. */
export type OperationAt<Paths, At, Taken extends Method> = At extends keyof Paths
  ? Paths[At] extends { [Name in Taken]: infer Operation }
    ? Operation
    : never
  : never;

/** What the body of a request may be; never where the operation takes none. */
export type RequestContent<Operation> = Operation extends { requestBody?: infer Body }
  ? Exclusive<ContentOf<NonNullable<Body>>>
  : never;

/** What a success shows: null where it has no content. */
export type SuccessContent<Operation> = Exclusive<AnswerContent<Operation, SuccessStatus>>;

/** What a refusal shows where that is no problem document. */
export type ErrorContent<Operation> = Operation extends { responses: infer Responses }
  ? OtherContent<Responses[Exclude<keyof Responses, SuccessStatus>]>
  : never;

/** Whether a request has to say something beside its address. */
export type HasRequired<Operation> = Operation extends { requestBody: object }
  ? true
  : Operation extends { parameters: infer Given }
    ? [RequiredKeys<Given>] extends [never]
      ? false
      : true
    : false;

/** Parameters of the document, by the place that they stand in. */
export type ParametersOption<Operation> = Operation extends {
  parameters: infer Given extends CallParameters;
}
  ? [RequiredKeys<Given>] extends [never]
    ? { readonly params?: Given }
    : { readonly params: Given }
  : { readonly params?: never };

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226 | '2XX';

type AnswerContent<Operation, Status> = Operation extends { responses: infer Responses }
  ? [Extract<keyof Responses, Status>] extends [never]
    ? ContentOrNull<Responses[keyof Responses & 'default']>
    : ContentOrNull<Responses[Extract<keyof Responses, Status>]>
  : never;

type ContentOrNull<Answer> = Answer extends { content: infer Content }
  ? Content[keyof Content]
  : null;

type ContentOf<Body> = Body extends { content: infer Content } ? Content[keyof Content] : never;

type OtherContent<Answer> = Answer extends { content: infer Content }
  ? Content[Exclude<keyof Content, 'application/problem+json'>]
  : never;

type RequiredKeys<T> = {
  [Name in keyof T]-?: undefined extends T[Name] ? never : Name;
}[keyof T];

/**
 * The operations whose success may have no content, each with how often: no type is there when a program
 * runs, so the client has to be told, and the compiler sees to it that it is told of each.
 */
export type NoContent<Paths> = {
  readonly [Name in OperationName<Paths> as OperationNamed<Paths, Name> extends infer Operation
    ? null extends SuccessContent<Operation>
      ? Name
      : never
    : never]: [SuccessContent<OperationNamed<Paths, Name>>] extends [null] ? 'always' : 'sometimes';
};

/** HEAD has no content by itself (RFC 9110 section 9.3.2). */
type OperationName<Paths> = {
  [Taken in Exclude<Method, 'head'>]: `${Uppercase<Taken>} ${PathWith<Paths, Taken>}`;
}[Exclude<Method, 'head'>];

type OperationNamed<Paths, Name> = Name extends `${infer Taken} ${infer At}`
  ? OperationAt<Paths, At, Extract<Method, Lowercase<Taken>>>
  : never;
