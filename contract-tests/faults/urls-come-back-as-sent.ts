import { domainToASCII } from 'node:url';
import { faultsOf } from './fault.ts';
import { afterHook, afterUpdate, onText, storingUrl } from './replace-step.ts';
import type { Hook } from './server/model.ts';
import { Refusal } from './server/refusal.ts';

/** A url counts as changed only when it does not look the same to the server. */
const keepsUrlsThatLookAlike = (look: (url: string) => string) =>
  afterHook((after, _patch, before) => {
    const alike = after.url !== null && before.url !== null && look(after.url) === look(before.url);
    return alike ? { ...after, url: before.url } : after;
  });

/** What a server makes of a url that is allowed. Each names its report. */
export const urlsComeBackAsSent = faultsOf('included-hook-is-updated', [
  // minio/minio#9937, lightbody/browsermob-proxy#339.
  {
    id: 'default-port-dropped',
    story: 'The port that the scheme implies is taken off, so that urls can be compared.',
    plant: storingUrl(url =>
      url
        .replace(/^(https:\/\/[^/?#]*):443(?=[/?#]|$)/i, '$1')
        .replace(/^(http:\/\/[^/?#]*):80(?=[/?#]|$)/i, '$1'),
    ),
  },
  // mozilla/activity-stream#3200, YunoHost/issues#2754.
  {
    id: 'host-in-punycode',
    story: 'A host in another script is stored as `xn--…`, and the page shows what nobody typed.',
    plant: storingUrl(url =>
      url.replace(/^(https?:\/\/)([^/?#:]+)/i, (whole, scheme, host) =>
        /[^ -~]/.test(host) ? `${scheme}${domainToASCII(host)}` : whole,
      ),
    ),
  },
  // JonasBorgesLM/cairn#13, which lists what a client does to a url.
  {
    id: 'dot-segments-resolved',
    story: 'Dots in a path are resolved before the url is stored, as a browser does.',
    plant: storingUrl(url => {
      const [, base = '', path = '', rest = ''] =
        /^([^:]+:\/\/[^/?#]+)([^?#]*)(.*)$/s.exec(url) ?? [];
      const dotted = path.split('/').some(part => part === '.' || part === '..');
      return dotted ? `${base}${new URL(`http://host${path}`).pathname}${rest}` : url;
    }),
  },
  // JonasBorgesLM/cairn#13.
  {
    id: 'escapes-in-capitals',
    story: 'Percent escapes are written in capitals, which are the same to most but not to all.',
    plant: storingUrl(url => url.replaceAll(/%[0-9a-f]{2}/gi, code => code.toUpperCase())),
  },
  // carsales/aws-request-signer#11.
  {
    id: 'slashes-collapsed',
    story: 'Two slashes in a path are one too many for whoever joins it from parts.',
    plant: storingUrl(url => url.replaceAll(/([^:/])\/{2,}/g, '$1/')),
  },
  // carsales/aws-request-signer#11.
  {
    id: 'bare-parameter-gets-a-value',
    story: 'The query is parsed and written anew, so that `?flag` comes back as `?flag=`.',
    plant: storingUrl(url =>
      url.replace(/\?[^#]*/, query => query.replaceAll(/(?<=[?&])([^?&=]+)(?=&|$)/g, '$1=')),
    ),
  },
  // directus/directus#15009, tolgee/tolgee-platform#3709.
  {
    id: 'url-escaped-twice',
    story: 'A url that decodes to itself is taken for one that still has to be encoded.',
    plant: storingUrl(url => {
      try {
        return decodeURI(url) === url ? encodeURI(url) : url;
      } catch {
        return url;
      }
    }),
  },
  // helium/console#519, NationalSecurityAgency/skills-service#451.
  {
    id: 'ampersand-escaped-in-url',
    story: 'The url is escaped for the page that shows it, and stored like that.',
    plant: storingUrl(url => url.replaceAll('&', '&amp;')),
  },
  // postalserver/postal#1752.
  {
    id: 'percent-in-url-refused',
    story:
      'The expression for urls lists the characters it knows, and a percent sign is not there.',
    plant: onText('url', (text, allows) => allows(text) && !text.includes('%')),
  },
  // StackStorm/st2#2513, wpengine/faustjs#797.
  {
    id: 'slash-alone-not-saved',
    story: 'Urls are compared without their last slash, so one more or less counts as no change.',
    plant: keepsUrlsThatLookAlike(url => url.replace(/\/$/, '')),
  },
  // ZeroK-RTS/Zero-K-Infrastructure#2463: the collation of the column, here that of the url.
  {
    id: 'letter-case-of-url-not-saved',
    story: 'The collation of the column ignores case, and only what differs is written.',
    plant: keepsUrlsThatLookAlike(url => url.toLowerCase()),
  },
  // nautobot/nautobot#1225, line/abc-user-feedback#282.
  {
    id: 'second-hook-of-a-url-refused',
    story: 'A unique constraint on the url keeps two hooks from having the same receiver.',
    plant: afterUpdate(after => {
      const urls = Object.values(after.hooks).flatMap(({ url }: Hook) => url ?? []);
      if (new Set(urls).size < urls.length)
        throw new Refusal('#/webhooks', 'there is a webhook with this url');
      return after;
    }),
  },
]);
