/** A `fetch` that keeps what every answer says: its header fields and its body, as text. */
export function recording() {
  const answers: string[] = [];
  const recorded: typeof globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init);
    answers.push([...response.headers].join('\n') + (await response.clone().text()));
    return response;
  };
  return { fetch: recorded, answers };
}
