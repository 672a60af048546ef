import { followSession } from './follow-session.ts';
import { readerInCheckout } from './reader.ts';

followSession(readerInCheckout);
