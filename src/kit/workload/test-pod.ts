import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { ifFilled } from '../if-filled';
import { imageOf, placementOf } from './pod-spec';
import { releaseChartOf } from '../release-chart-of';
import { TestPodProps } from './test-pod-props';

/** The pod is kept until the next test, for `helm test --logs`. */
const ANNOTATIONS = { 'helm.sh/hook': 'test', 'helm.sh/hook-delete-policy': 'before-hook-creation' };

const RESOURCES = {
  requests: { cpu: '10m', memory: '64Mi' },
  limits: { memory: '256Mi' },
};

/**
 * A pod for `helm test`: the test passes if the command succeeds. Plain YAML does not have it.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://helm.sh/docs/topics/chart_tests/
 */
export class TestPod extends Construct {
  constructor(scope: Construct, id: string, props: TestPodProps) {
    props = partProps('TestPodProps', scope, id, props);
    super(scope, id);
    const { labels, command, args, env, volumes, volumeMounts } = props;
    new ApiObject(this, 'resource', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        labels: { ...labels, 'app.kubernetes.io/component': releaseChartOf(this).componentOf(this) },
        annotations: ANNOTATIONS,
      },
      spec: {
        ...placementOf(props),
        automountServiceAccountToken: false,
        restartPolicy: 'Never',
        containers: [{
          name: props.containerName ?? 'test',
          ...imageOf(props),
          command,
          args: ifFilled(args),
          env: ifFilled(env),
          resources: RESOURCES,
          volumeMounts: ifFilled(volumeMounts),
        }],
        volumes: ifFilled(volumes),
      },
    });
  }
}
