/** @import { ExchangeSummary, News, Snapshot } from '../frames.ts' */
import { createAnnouncer } from './announcer.js';
import { createDeliveries } from './deliveries.js';
import { byId, element, fill } from './element.js';
import { createFireEvent } from './fire-event.js';
import { createItems } from './items.js';
import { connect } from './live.js';
import { createRequestLog } from './request-log.js';
import { createReset } from './reset.js';
import { createScenarios } from './scenarios.js';
import { showSettings } from './settings.js';
import { createTenantView } from './tenant-view.js';

const announce = createAnnouncer(said => `${said.length} things happened, last: ${said.at(-1)}`);
const requests = createRequestLog(announce);
const deliveries = createDeliveries();
const items = createItems(announce);
const scenarios = createScenarios(announce);
const fireEvent = createFireEvent(announce);
const reset = createReset(announce);
const tenant = createTenantView(detail => {
  showSettings(detail);
  items.show(detail);
  scenarios.show(detail);
  fireEvent.show(detail);
  reset.show(detail);
});
let described = '';

connect({
  /** @param {Snapshot} snapshot */
  snapshot(snapshot) {
    const { title, version, collections, scenarioKinds, status } = snapshot;
    byId('document', HTMLElement).textContent = `${title} ${version}`;
    const alarm = byId('document-error', HTMLElement);
    alarm.hidden = status.error === null;
    fill(alarm, ...documentError(status));
    // Rebuilt only when another document calls for it: somebody may be filling them in.
    const parts = JSON.stringify([collections, scenarioKinds]);
    if (parts !== described) {
      fireEvent.describe(collections);
      scenarios.describe(scenarioKinds);
    }
    described = parts;
    requests.add(snapshot.exchanges, 0);
    deliveries.add(snapshot.deliveries);
    tenant.offer(snapshot.tenants, snapshot.moreTenants);
  },
  /** @param {News} news */
  news(news) {
    requests.add(news.exchanges, news.missed);
    deliveries.add(news.deliveries);
    tenant.refresh();
    for (const exchange of news.exchanges.slice(-1)) announce(sentence(exchange, news));
  },
  restarted() {
    requests.forget();
    deliveries.forget();
  },
});

/** @param {Snapshot['status']} status */
function documentError({ document, error, loadedAt }) {
  if (error === null) return [];
  const since = new Date(loadedAt).toLocaleTimeString();
  return [
    element('strong', {}, `${document} cannot be served: `),
    `${error}. The mock goes on with what it loaded at ${since}.`,
  ];
}

/**
 * @param {ExchangeSummary} last
 * @param {News} news
 */
function sentence({ method, path, status }, { exchanges, missed }) {
  const said = `${method} ${path}: ${status}`;
  const others = exchanges.length + missed - 1;
  return others > 0 ? `${said}, and ${others} others before` : said;
}
