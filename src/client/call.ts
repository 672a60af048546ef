import type { paths, webhooks } from '../generated/openapi.ts';
import type { Answer } from './answer.ts';
import type {
  ErrorContent,
  HasRequired,
  Method,
  OperationAt,
  ParametersOption,
  PathWith,
  RequestContent,
  SuccessContent,
} from './operation.ts';
import type { Exactly } from './strict.ts';

/** An address of the contract that takes a POST, or another method. */
export type Path<Taken extends Method = 'post', Paths = paths> = PathWith<Paths, Taken>;

/** What a request to the address may carry. */
export type RequestBody<
  At extends Path<Taken, Paths>,
  Taken extends Method = 'post',
  Paths = paths,
> = RequestContent<OperationAt<Paths, At, Taken>>;

/** What the address answers with. */
export type ResponseBody<
  At extends Path<Taken, Paths>,
  Taken extends Method = 'post',
  Paths = paths,
> = SuccessContent<OperationAt<Paths, At, Taken>>;

/** The payload of an event, by its name under `webhooks:` in the document. */
export type EventPayload<Name extends keyof webhooks> = RequestContent<webhooks[Name]['post']>;

/** What else a call may say. Redirects are not its choice: see {@link createClient}. */
export type CallOptions<
  At extends Path<Taken, Paths>,
  Taken extends Method = 'post',
  Paths = paths,
> = OptionsOf<OperationAt<Paths, At, Taken>>;

type OptionsOf<Operation> = Omit<RequestInit, 'body' | 'method' | 'redirect'> &
  ParametersOption<Operation>;

type BodyOption<Operation, Body> = [RequestContent<Operation>] extends [never]
  ? { readonly body?: never }
  : Operation extends { requestBody: object }
    ? { readonly body: Body & Exactly<RequestContent<Operation>, Body> }
    : { readonly body?: Body & Exactly<RequestContent<Operation>, Body> };

type Arguments<Operation, Options> =
  HasRequired<Operation> extends true ? [options: Options] : [options?: Options];

/** One method of a client. */
export type Call<Paths, Taken extends Method> = <
  At extends PathWith<Paths, Taken>,
  const Body extends RequestContent<OperationAt<Paths, At, Taken>>,
>(
  path: At,
  ...options: Arguments<
    OperationAt<Paths, At, Taken>,
    OptionsOf<OperationAt<Paths, At, Taken>> & BodyOption<OperationAt<Paths, At, Taken>, Body>
  >
) => Promise<
  Answer<SuccessContent<OperationAt<Paths, At, Taken>>, ErrorContent<OperationAt<Paths, At, Taken>>>
>;
