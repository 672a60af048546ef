/**
 * What the platform's documentation leaves open, and how a server may then differ from what
 * `decided` rules say. Each can be taken alone.
 */
export interface Liberties {
  /** An item that is created later starts with nothing. */
  readonly newItemsStartEmpty?: boolean;
  /** A hook that is sent is replaced: without a status it is off, without a url it has none. */
  readonly replacesHooks?: boolean;
  /** A url is a text, and null is none. */
  readonly refusesNull?: boolean;
  /** The value of an API key is shown, and no flag beside it. */
  readonly showsApikey?: boolean;
  /** Another type leaves the former credentials stored, unused. */
  readonly keepsOtherType?: boolean;
  /** `updateAll` pushes all settings, those that were not sent included. */
  readonly copiesAllKeys?: boolean;
  /** Errors are a line of text, with 422 for what is wrong with a body. */
  readonly plainErrors?: boolean;
  /** Members that it does not know are ignored. */
  readonly ignoresUnknown?: boolean;
  /** An update must send a hook. */
  readonly refusesNoHooks?: boolean;
  /** A url must fit into 255 characters. */
  readonly refusesLongUrls?: boolean;
  /** Hooks must be https and not on this machine. */
  readonly refusesHttp?: boolean;
  /** What `/webhooks` makes of `auth`, which its documentation does not mention. */
  readonly authOnWebhooks?: 'counts without a flag' | 'is ignored' | 'is refused';
  /** `updateAuth` without `auth` removes the credentials. */
  readonly loneUpdateAuthRemoves?: boolean;
  readonly emptyWebhook?: boolean;
  /** Only this address is there. */
  readonly only?: '/webhooks' | '/ai-interviews/settings/webhooks';
  /** Test hooks that are not there. */
  readonly lacks?: readonly ('reset' | 'item' | 'change' | 'events')[];
}

/** Everything at once that does not rule out something else. */
export const everyLiberty: Liberties = {
  newItemsStartEmpty: true,
  replacesHooks: true,
  refusesNull: true,
  showsApikey: true,
  keepsOtherType: true,
  copiesAllKeys: true,
  plainErrors: true,
  ignoresUnknown: true,
  refusesNoHooks: true,
  refusesLongUrls: true,
  loneUpdateAuthRemoves: true,
  authOnWebhooks: 'counts without a flag',
};
