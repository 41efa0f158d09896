import { k8s } from 'cdk8s-plus-27';
import { ReleaseChartProps } from '../../../src';
import { configMap, objectsOf, SmallChart } from '../../support/small-chart';

function render(build: (chart: SmallChart) => void, props: Partial<ReleaseChartProps> = {}): any[] {
  return objectsOf(build, { version: '1.2.3', appVersion: '4.5.6+build', ...props });
}

describe('metadata', () => {
  it('has the labels of the release', () => {
    expect(render(c => configMap(c, 'configmap'), { releaseName: 'mine' })[0].metadata.labels).toEqual({
      'app.kubernetes.io/name': 'small',
      'app.kubernetes.io/instance': 'mine',
      'app.kubernetes.io/version': '4.5.6_build',
      'helm.sh/chart': 'small-1.2.3',
    });
  });
});

describe('labels of pods', () => {
  it('work in other languages as strings, together with added labels', () => {
    const across = <T>(labels: T): T => {
      expect(Object.values(labels as object).map(text => typeof text)).toEqual(expect.not.arrayContaining(['function', 'object']));
      return JSON.parse(JSON.stringify(labels));
    };
    const [{ metadata, spec }] = render(c => new k8s.KubeDeployment(c, 'web', {
      metadata: { labels: { ...across(c.labels), tier: 'front' } },
      spec: {
        selector: { matchLabels: across(c.selectorLabels()) },
        template: { metadata: { labels: across(c.labels) }, spec: { containers: [{ name: 'web', image: 'web' }] } },
      },
    }));
    expect(metadata.labels).toEqual({ ...spec.template.metadata.labels, tier: 'front' });
    expect(spec.selector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'small', 'app.kubernetes.io/instance': 'small' });
  });

  it('may be those of the release and of a component together', () => {
    const [deployment] = render(c => new k8s.KubeDeployment(c, 'web', {
      spec: {
        selector: { matchLabels: c.selectorLabels('web') },
        template: { metadata: { labels: { ...c.labels, ...c.selectorLabels('web') } }, spec: { containers: [{ name: 'web', image: 'web' }] } },
      },
    }));
    expect(deployment.spec.template.metadata.labels).toEqual(expect.objectContaining(deployment.spec.selector.matchLabels));
  });

  it('are refused when they come twice', () => {
    expect(() => render(c => configMap(c, 'configmap').metadata.addLabel('app.kubernetes.io/name', 'other'))).toThrow(
      'small/configmap: duplicate key "app.kubernetes.io/name": remove it in one place, which may be a helper such as the labels');
  });
});
