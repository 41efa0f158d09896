import { Service } from './service';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * What differs from one installation of a ServiceMonitor to the next.
 */
export interface ServiceMonitorOptions {
  /**
   * Whether there is a ServiceMonitor: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Labels by which Prometheus selects the ServiceMonitor: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * How often the metrics are read, such as `30s`; empty means as often as the Prometheus is set to.
   *
   * @default - what the Prometheus is set to
   */
  readonly interval?: string;

  /**
   * How long reading may take, such as `10s`; empty means what the Prometheus is set to.
   *
   * @default - what the Prometheus is set to
   */
  readonly scrapeTimeout?: string;

  /**
   * What happens to the labels of the target before it is read: a list, or a token of one.
   *
   * @default - nothing
   */
  readonly relabelings?: { [field: string]: any }[];

  /**
   * What happens to the metrics before they are kept: a list, or a token of one.
   *
   * @default - nothing
   */
  readonly metricRelabelings?: { [field: string]: any }[];
}

/**
 * A ServiceMonitor and the Service that has the metrics.
 */
export interface ServiceMonitorProps extends ServiceMonitorOptions {
  /** The Service. */
  readonly service: Service;

  /**
   * The name of its port.
   *
   * @default - the first
   */
  readonly port?: string;

  /**
   * The path of the metrics.
   *
   * @default "/metrics"
   */
  readonly path?: string;
}
