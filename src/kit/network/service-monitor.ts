import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { Condition } from '../condition';
import { ifFilled } from '../if-filled';
import { releaseChartOf } from '../release-chart-of';
import { ServiceMonitorProps } from './service-monitor-props';
import { SERVICE_MONITOR } from './service-monitor-values';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A ServiceMonitor of the Prometheus operator for the metrics of a Service. The cluster needs its CRD.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors
 */
export class ServiceMonitor extends Construct {
  /**
   * The documented values, for `values.group('serviceMonitor', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return SERVICE_MONITOR.adapt(overrides);
  }

  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    props = partProps('ServiceMonitorProps', scope, id, props, SERVICE_MONITOR);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { service } = props;
    const within = Condition.of(props.enabled ?? true).scope(this, 'enabled');
    if (!within) {
      return;
    }
    new ApiObject(within, 'resource', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { labels: props.labels },
      spec: {
        selector: { matchLabels: { ...chart.selectorLabels(), ...service.labels } },
        endpoints: [{
          port: props.port ?? service.ports[0].name,
          path: props.path ?? '/metrics',
          interval: ifFilled(props.interval),
          scrapeTimeout: ifFilled(props.scrapeTimeout),
          relabelings: ifFilled(props.relabelings),
          metricRelabelings: ifFilled(props.metricRelabelings),
          ...props.endpoint,
        }],
      },
    });
  }
}
