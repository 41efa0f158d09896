import { Service } from './service';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of a ServiceMonitor that users of a chart set in the values.
 */
export interface ServiceMonitorOptions {
  /**
   * Create the ServiceMonitor: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Labels of the ServiceMonitor, by which Prometheus selects it: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Scrape interval, such as `30s`; empty means the default of Prometheus.
   *
   * @default - the default of Prometheus
   */
  readonly interval?: string;

  /**
   * Scrape timeout, such as `10s`; empty means the default of Prometheus.
   *
   * @default - the default of Prometheus
   */
  readonly scrapeTimeout?: string;

  /**
   * Relabeling rules for the target, applied before scraping: a list, or a token of one.
   *
   * @default - none
   * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
   */
  readonly relabelings?: { [field: string]: any }[];

  /**
   * Relabeling rules for samples, applied before ingestion: a list, or a token of one.
   *
   * @default - none
   */
  readonly metricRelabelings?: { [field: string]: any }[];
}

/**
 * A ServiceMonitor and the Service with the metrics.
 */
export interface ServiceMonitorProps extends ServiceMonitorOptions {
  /** The Service. */
  readonly service: Service;

  /**
   * Name of a port of the Service.
   *
   * @default - the first port
   */
  readonly port?: string;

  /**
   * Path of the metrics endpoint.
   *
   * @default "/metrics"
   */
  readonly path?: string;

  /**
   * Further fields of the endpoint, such as `scheme`, `tlsConfig` or `authorization`: a map, with entries that may be conditional.
   *
   * @default - none
   * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint
   */
  readonly endpoint?: { [field: string]: any };
}
