import { ItemShape } from '../../values/declare/item-shape';

/** A duration of Prometheus, or empty. */
const DURATION = { pattern: '^(([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$', patternDescription: 'a duration such as `30s` or `1m30s`, or empty', maxLength: 32 };
const RULES = { items: ItemShape.ofFragment({ description: 'A relabeling rule.' })._documentedAs('RelabelConfig') };

/** The documented values of a ServiceMonitor. @internal */
export const SERVICE_MONITOR = ItemShape.object('ServiceMonitor for the Prometheus Operator.')
  .boolean('enabled', { description: 'Create a ServiceMonitor. Requires the Prometheus Operator in the cluster.' })
  .fragment('labels', { type: 'Labels', examples: [{ release: 'prometheus' }], description: 'Labels by which Prometheus selects the ServiceMonitor.' })
  .string('interval', { ...DURATION, description: 'Scrape interval, such as `30s`; empty for the default of Prometheus.' })
  .string('scrapeTimeout', { ...DURATION, description: 'Scrape timeout, such as `10s`; empty for the default of Prometheus.' })
  .list('relabelings', { ...RULES, description: 'Relabeling rules for the target, before scraping.' })
  .list('metricRelabelings', { ...RULES, description: 'Relabeling rules for the metrics, before ingestion.' });
