import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind } from '../../values/declare/options';

/** What Prometheus takes for a duration, or nothing. */
const DURATION = { pattern: '^(([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$', maxLength: 32 };
const RULES = { items: ItemShape.ofFragment({ description: 'A rule.' }) };

/** The documented values of a ServiceMonitor. @internal */
export const SERVICE_MONITOR = ItemShape.object('Metrics for the Prometheus of a Prometheus operator.')
  .boolean('enabled', { description: 'Whether there is a ServiceMonitor. The cluster has to know the kind.' })
  .fragment('labels', { kind: FragmentKind.STRINGS, examples: [{ release: 'prometheus' }], description: 'Labels by which the Prometheus finds it.' })
  .string('interval', { ...DURATION, description: 'How often the metrics are read, such as `30s`; empty means as often as the Prometheus is set to.' })
  .string('scrapeTimeout', { ...DURATION, description: 'How long reading may take, such as `10s`; empty means what the Prometheus is set to.' })
  .list('relabelings', { ...RULES, description: 'What happens to the labels of the target before it is read.' })
  .list('metricRelabelings', { ...RULES, description: 'What happens to the metrics before they are kept.' });
