import { ServiceMonitorOptions } from './service-monitor-props';
import { Values } from '../../expr/expression/values';
import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind } from '../../values/declare/options';

/** What Prometheus takes for a duration, or nothing. */
const DURATION = '^(([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$';

/**
 * The values of a ServiceMonitor as the chart's author proposes them.
 */
export interface ServiceMonitorDefaults {
  /** @default false */
  readonly enabled?: boolean;
}

/**
 * The documented values of a ServiceMonitor: `enabled`, `labels`, `interval`, `scrapeTimeout` and the relabelings.
 */
export class ServiceMonitorValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `serviceMonitor`.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: ServiceMonitorDefaults = {}): ServiceMonitorOptions {
    values._propose(path, 'Metrics for the Prometheus of a Prometheus operator.');
    const relabelings = (name: string, description: string) => values.list(`${path}.${name}`, {
      items: ItemShape.ofFragment({ description: 'A rule.' }), description,
    }).asAny();
    const duration = (name: string, description: string) => values.string(`${path}.${name}`, { pattern: DURATION, maxLength: 32, description }).asString();
    return {
      enabled: values.boolean(`${path}.enabled`, { default: defaults.enabled ?? false, description: 'Whether there is a ServiceMonitor. The cluster has to know the kind.' }),
      labels: values.fragment(`${path}.labels`, {
        kind: FragmentKind.STRINGS, examples: [{ release: 'prometheus' }], description: 'Labels by which the Prometheus finds it.',
      }).asAny(),
      interval: duration('interval', 'How often the metrics are read, such as `30s`; empty means as often as the Prometheus is set to.'),
      scrapeTimeout: duration('scrapeTimeout', 'How long reading may take, such as `10s`; empty means what the Prometheus is set to.'),
      relabelings: relabelings('relabelings', 'What happens to the labels of the target before it is read.'),
      metricRelabelings: relabelings('metricRelabelings', 'What happens to the metrics before they are kept.'),
    };
  }
}
