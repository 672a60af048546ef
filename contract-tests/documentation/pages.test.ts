import { followPages } from './follow-pages.ts';
import { readerInCheckout } from './reader.ts';

followPages(readerInCheckout);
