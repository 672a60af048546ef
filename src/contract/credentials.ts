/** What authenticates one delivery, in the clear: to be sent, never to be logged or shown. */
export type DeliveryCredentials =
  | { readonly scheme: 'none' }
  | { readonly scheme: 'basic'; readonly username: string; readonly password: string }
  | { readonly scheme: 'header'; readonly name: string; readonly value: string };
