import { faultsOf } from './fault.ts';
import { afterAuth, onEvent, onText } from './replace-step.ts';
import type { Auth } from './server/model.ts';

const withApikey = (auth: Auth, change: (apikey: string, header: string) => string): Auth =>
  auth.type === 'apikey' ? { ...auth, apikey: change(auth.apikey, auth.header) } : auth;

/** What a sender makes of a header value that is allowed. Each names its report. */
export const apikeysArriveIntact = faultsOf('credentials-arrive-intact', [
  // frappe/frappe#18650.
  {
    id: 'apikey-cut-at-140',
    story: 'The column of a header holds 140 characters, and a signed token has more.',
    plant: afterAuth(after => withApikey(after, apikey => apikey.slice(0, 140))),
  },
  // TheThingsNetwork/lorawan-stack#5062.
  {
    id: 'apikey-over-256-refused',
    story: 'A later version checks the length of header values, and tokens in use are longer.',
    plant: onText('apikey', (text, allows) => allows(text) && text.length <= 256),
  },
  // carsales/aws-request-signer#11.
  {
    id: 'spaces-in-apikey-collapsed',
    story: 'Spaces in a row are made one, as signing a header asks for and sending it does not.',
    plant: afterAuth(after => withApikey(after, apikey => apikey.replaceAll(/ {2,}/g, ' '))),
  },
  // Shuffle/Shuffle#617, Portkey-AI/portkey-python-sdk#162.
  {
    id: 'scheme-added-to-authorization',
    story: 'A value for `Authorization` that names no scheme is taken for a bearer token.',
    plant: onEvent((conforming, item, name, payload) =>
      conforming(
        {
          ...item,
          auth: withApikey(item.auth, (apikey, header) =>
            header.toLowerCase() === 'authorization' && !apikey.includes(' ')
              ? `Bearer ${apikey}`
              : apikey,
          ),
        },
        name,
        payload,
      ),
    ),
  },
  // polyswarm/development#12, gitroomhq/postiz-app#1990.
  {
    id: 'scheme-taken-off-the-apikey',
    story: 'Whatever stands before the last space is taken for a scheme and left out.',
    plant: afterAuth(after => withApikey(after, apikey => apikey.replace(/^bearer +/i, ''))),
  },
]);
