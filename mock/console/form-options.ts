import type { Form } from '../../src/contract/form/form.ts';
import type { Shown, ShownMembers } from './shown.ts';

/** The options of curl that send a form field by field; `json` writes a value that is sent as a JSON text. */
export function formOptions(
  { fields }: Form,
  { members }: ShownMembers,
  word: { readonly json: (shown: Shown) => string; readonly secret: (name: string) => string },
): readonly string[] {
  return members.flatMap(({ name, shown }) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return optionsOf(name, name, shown, field?.sent.kind ?? 'plain');
  });

  function optionsOf(path: string, name: string, shown: Shown, sent: string): readonly string[] {
    if (sent === 'deep-object' && shown.kind === 'members')
      return shown.members.flatMap(member =>
        optionsOf(`${path}[${member.name}]`, member.name, member.shown, sent),
      );
    const encoded = encodeURIComponent(path).replaceAll('%5B', '[').replaceAll('%5D', ']');
    return [`--data-urlencode '${encoded.replaceAll("'", '%27')}='${textOf(name, shown)}`];
  }

  function textOf(name: string, shown: Shown): string {
    switch (shown.kind) {
      case 'plain':
        return quoted(String(shown.value));
      case 'secret':
        return word.secret(name);
      case 'hidden':
        return quoted('(hidden)');
      case 'part':
        return quoted(`${shown.before}(hidden)${shown.after}`);
      case 'members':
        return word.json(shown);
    }
  }
}

/** A word of a shell in which nothing unseen is pasted. */
function quoted(text: string): string {
  const visible = text.replaceAll(/\p{C}/gu, '\ufffd');
  return `'${visible.replaceAll("'", "'\\''")}'`;
}
