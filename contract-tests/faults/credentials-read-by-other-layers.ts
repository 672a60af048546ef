import { faultsOf } from './fault.ts';
import { onAuth, storingCredentials } from './replace-step.ts';

/** A password that the server takes for one that was not sent. */
const takesForNoPassword = (word: string) =>
  onAuth((conforming, auth, patch, at) => {
    const { username, password } = patch.basic ?? {};
    const sent = password === word ? null : (password ?? null);
    return conforming(
      auth,
      { ...patch, basic: { username: username ?? null, password: sent } },
      at,
    );
  });

/** What a text means to another layer, and a credential must not mean to any. Each names its report. */
export const credentialsReadByOtherLayers = faultsOf('credentials-arrive-intact', [
  // outl1ne/nova-translatable#62, nielstron/ha_blnet#11.
  {
    id: 'leading-zeros-lost',
    story: 'A text of digits is kept as a number, and `000123` comes back as `123`.',
    plant: storingCredentials(text => (/^\d{1,15}$/.test(text) ? String(Number(text)) : text)),
  },
  // amark/gun#804, manifoldco/torus-cli#163.
  {
    id: 'exponent-evaluated',
    story: 'Decrypting parses what it finds as JSON, so that `4e2` becomes `400`.',
    plant: storingCredentials(text =>
      /^\d{1,3}e\d{1,2}$/i.test(text) ? String(Number(text)) : text,
    ),
  },
  // faceyspacey/redux-first-router#242.
  {
    id: 'long-number-rounded',
    story: 'Seventeen digits are more than a double can hold, and the last of them become zeros.',
    plant: storingCredentials(text =>
      /^[1-9]\d{16,19}$/.test(text) ? String(Number(text)) : text,
    ),
  },
  // symfony/symfony#4624, owncloud/core#18908.
  {
    id: 'zero-taken-for-nothing',
    story: 'The language takes the text `0` for false, and so a password of that for none.',
    plant: takesForNoPassword('0'),
  },
  // speedment/speedment#315.
  {
    id: 'null-as-a-word-taken-for-null',
    story: 'Null and the text `null` are the same in the form, so that password cannot be set.',
    plant: takesForNoPassword('null'),
  },
  // replicatedhq/kots#239.
  {
    id: 'words-of-yaml-become-booleans',
    story:
      'The settings are a YAML file without quotes, where `yes`, `on` and `true` are one value.',
    plant: storingCredentials(text =>
      text.replace(/^(true|yes|on)$/i, '1').replace(/^(false|no|off)$/i, '0'),
    ),
  },
  // Kralizek/AWSSecretsManagerConfigurationExtensions#48.
  {
    id: 'brackets-taken-for-json',
    story: 'A secret that begins with a bracket is taken for JSON, and parsing it fails.',
    plant: storingCredentials(text =>
      /^[[{]/.test(text) ? JSON.stringify(JSON.parse(text)) : text,
    ),
  },
  // sam-dumont/immich-video-memory-generator#428, oracle/oracle-db-appdev-monitoring#292.
  {
    id: 'dollar-names-expanded',
    story:
      'The file of settings goes through the shell, which puts nothing for an unknown `$NAME`.',
    plant: storingCredentials(text => text.replaceAll(/\$(\{\w+\}|[A-Za-z_]\w*)/g, '')),
  },
  // modelcontextprotocol/mcpb#258.
  {
    id: 'replacement-patterns-followed',
    story: 'The secret is put into a template with `replace`, where `$&` is what was replaced.',
    plant: storingCredentials(text => '{secret}'.replace('{secret}', text)),
  },
  // ESPRI-Mod/synda#197, tchellomello/python-amcrest#76.
  {
    id: 'percent-signs-interpolated',
    story:
      'The parser of the ini file interpolates: `%%` is one sign and a single one is an error.',
    plant: storingCredentials(text => {
      if (/%(?![%(])/.test(text.replaceAll('%%', ''))) throw new Error('interpolation failed');
      return text.replaceAll('%%', '%');
    }),
  },
  // operable/cog#1279, JoeDog/siege#194.
  {
    id: 'rest-taken-for-a-comment',
    story: 'In the file of settings a number sign or a semicolon after a space starts a comment.',
    plant: storingCredentials(text => text.replace(/ +[#;].*$/s, '') || text),
  },
  // Kong/insomnia#4587.
  {
    id: 'braces-rendered',
    story: 'Headers are templates, and so is a password with two braces in it.',
    plant: storingCredentials(text => text.replaceAll(/\{\{.*?\}\}|\{%.*?%\}/gs, '')),
  },
  // sysown/proxysql#5766, antlafarge/jdownloader#48.
  {
    id: 'backslashes-followed',
    story: 'The parser of the file reads `\\n` and its like as one character each.',
    plant: storingCredentials(text =>
      text.replaceAll(/\\([abfnrtv])/g, (_, letter) => (letter === 'n' ? '\n' : '\t')),
    ),
  },
  // dockur/windows-arm#468, GeiserX/CashPilot#70.
  {
    id: 'outer-quotes-stripped',
    story: 'Quotes around a value are a matter of the file it stands in, so they are taken off.',
    plant: storingCredentials(text => text.replace(/^(["'])(.+)\1$/s, '$2')),
  },
  // ericferon/glpi-webhook#13.
  {
    id: 'entities-decoded',
    story: 'What was escaped for the page is decoded for the header, sent like that or not.',
    plant: storingCredentials(text =>
      text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ),
  },
  // rconfig/rconfig-v3#81.
  {
    id: 'plus-taken-for-a-space',
    story: 'The page posts a form on the inside, where a plus that nobody encoded is a space.',
    plant: storingCredentials(text => text.replaceAll('+', ' ')),
  },
  // influxdata/influxdb#11881.
  {
    id: 'username-trimmed',
    story: 'Spaces after a name are a slip of whoever pasted it, and are taken off.',
    plant: storingCredentials(text => text.trimEnd() || text, 'username'),
  },
  // wildfly-security/wildfly-elytron#2497.
  {
    id: 'compatible-characters-folded',
    story: 'Normalising to NFKC makes wide letters and ligatures those that one has on a keyboard.',
    plant: storingCredentials(text => text.normalize('NFKC'), 'password'),
  },
  // iuliandita/digarr#546.
  {
    id: 'prefix-taken-for-sealed',
    story: 'What begins with `enc:` counts as encrypted already and is only ever decrypted.',
    plant: storingCredentials(text =>
      text.startsWith('enc:') ? Buffer.from(text.slice(4), 'base64').toString('latin1') : text,
    ),
  },
]);
