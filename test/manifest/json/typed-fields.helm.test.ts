import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';

const description = 'What it is for.';

it('lists and maps of the values in typed fields are the same in both outputs', async () => {
  const both = new BothOutputs(new SmallChart(c => {
    const v = c.values;
    const list = (path: string): any => v.fragmentList(path, { description }).asAny();
    const scaled = v.boolean('scaled', { description, default: true });
    new k8s.KubeHorizontalPodAutoscalerV2(c, 'autoscaler', {
      spec: {
        maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'x' },
        metrics: [...list('metrics')],
        behavior: { scaleDown: { policies: [...scaled.ifTrue([...list('policies')]), { type: 'Pods', value: 1, periodSeconds: 60 }] } },
      },
    });
    const pod = new k8s.KubePod(c, 'pod', {
      spec: {
        containers: [{ name: 'a', image: 'b', resources: { limits: { ...v.fragment('limits', { description }).asAny() }, requests: v.fragment('requests', { description }).asAny() } }, ...list('containers')],
        topologySpreadConstraints: [...list('constraints')],
      },
    });
    pod.addJsonPatch(JsonPatch.add('/spec/tolerations', [{ operator: 'Exists', key: 'a' }, ...list('tolerations')]));
  }));
  const values = {
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Value', value: '1' } } }], policies: [{ type: 'Percent', value: 10, periodSeconds: 30 }],
    limits: { cpu: '1' }, requests: { memory: '1Gi' }, containers: [{ name: 'c', image: 'd' }], constraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }], tolerations: [{ operator: 'Exists' }],
  };
  await both.agree({}, { files: [values] }, { files: [{ ...values, scaled: false }] });
  const [pod, autoscaler] = ['Pod', 'HorizontalPodAutoscaler'].map(kind => (both.plain({ files: [values] }) as any[]).find(o => o.kind === kind));
  expect(autoscaler.spec).toMatchObject({ metrics: values.metrics, behavior: { scaleDown: { policies: [...values.policies, { type: 'Pods', value: 1, periodSeconds: 60 }] } } });
  expect(pod.spec).toMatchObject({
    containers: [{ resources: { limits: values.limits, requests: values.requests } }, values.containers[0]], topologySpreadConstraints: values.constraints,
    tolerations: [{ operator: 'Exists', key: 'a' }, { operator: 'Exists' }],
  });
});
