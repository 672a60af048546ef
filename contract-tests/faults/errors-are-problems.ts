import { membersIn } from '../../src/contract/json-pointer.ts';
import { type Fault, faultsOf } from './fault.ts';
import { onProblem } from './replace-step.ts';
import { type Answer, type AnswerSteps, json } from './server/answer.ts';

/** A server whose problems point somewhere else than to the fault. */
function points(change: (pointer: string) => string): Fault['plant'] {
  return ({ answer }) => ({
    answer: {
      problem: (status, title, errors, rejected) =>
        answer.problem(
          status,
          title,
          errors?.map(({ pointer, detail }) => ({ pointer: change(pointer), detail })),
          rejected,
        ),
    },
  });
}

/** A server that words some of its errors in another way. */
function instead(of: readonly number[], other: (status: number) => Answer): Fault['plant'] {
  return ({ answer }) => {
    const problem: Problem = (status, ...rest) =>
      of.includes(status) ? other(status) : answer.problem(status, ...rest);
    return { answer: { problem } };
  };
}

/** A server whose problems have these members as well. */
function withMembers(members: Readonly<Record<string, unknown>>): Fault['plant'] {
  return onProblem((conforming, ...problem) => {
    const answer = conforming(...problem);
    return {
      ...answer,
      body: JSON.stringify({ ...membersIn(JSON.parse(answer.body)), ...members }),
    };
  });
}

type Problem = AnswerSteps['problem'];

const text = (status: number, body: string, type = 'text/plain'): Answer => ({
  status,
  headers: { 'content-type': type },
  body,
});

export const errorsAreProblems = faultsOf('errors-are-problems', [
  {
    id: 'problem-as-plain-json',
    story: 'The framework labels every object as `application/json`.',
    plant: onProblem((conforming, ...problem) => ({
      ...conforming(...problem),
      headers: { 'content-type': 'application/json' },
    })),
  },
  {
    id: 'problem-without-status',
    story: 'The status is in the status line, so it was left out of the body.',
    plant: onProblem((conforming, status, title, errors) => ({
      ...conforming(status, title),
      body: JSON.stringify({ title, errors }),
    })),
  },
  {
    id: 'problem-without-errors',
    story: 'A bad request is answered with a title alone, which leaves the caller to guess.',
    plant: onProblem((conforming, status, title) => conforming(status, title)),
  },
  {
    id: 'pointer-always-the-root',
    story: 'The place of the fault is lost on the way, and `#` stands in for it.',
    plant: points(() => '#'),
  },
  {
    id: 'pointer-without-its-beginning',
    story: 'The validator is given `body.webhooks`, and its paths start there.',
    plant: points(pointer => pointer.replace(/^#\/webhooks/, '#')),
  },
  {
    id: 'pointer-without-the-hash',
    story: 'A bare JSON pointer, as the validator gives it, instead of a URI fragment.',
    plant: points(pointer => pointer.slice(1)),
  },
  {
    id: 'unauthorized-as-text',
    story: 'The gateway answers for missing keys and knows nothing of problem details.',
    plant: instead([401], status => text(status, 'Unauthorized')),
  },
  {
    id: 'framework-errors-as-html',
    story: 'Wrong methods and paths never reach our code; the framework answers them with a page.',
    plant: onProblem((conforming, status, ...rest) =>
      status === 404 || status === 405
        ? text(status, '<h1>Cannot do that</h1>', 'text/html')
        : conforming(status, ...rest),
    ),
  },
  {
    id: 'own-error-format',
    story: 'Too large and not understood are answered by older code: `{"error": …}`.',
    plant: instead([413, 415], status => json(status, { error: 'The request is not acceptable' })),
  },
  {
    id: 'allow-missing',
    story: 'The router answers 405 by hand and leaves out the list of methods that HTTP asks for.',
    plant: () => ({
      answer: { notAllowed: (_, { problem }) => problem(405, 'Method not allowed') },
    }),
  },
  {
    id: 'detail-is-a-list',
    story:
      'The framework has a `detail` of its own, a list of messages, and only the media type was changed.',
    plant: withMembers({ detail: [{ msg: 'not acceptable' }] }),
  },
  {
    id: 'type-is-null',
    story: 'The serialiser writes every field of the class, and nobody set a type.',
    plant: withMembers({ type: null }),
  },
]);
