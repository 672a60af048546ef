/** A `fetch` that gives these answers in turn, the last one for ever, and the requests that it was given. */
export function answering(...answers: readonly (() => Response)[]) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    if (answer === undefined) throw new Error('no answer');
    return answer();
  };
  return { fetch, requests };
}

export const webhook = { start: { status: false, url: null } };

export const success = () => Response.json({ status: 'success', message: '', webhook });
