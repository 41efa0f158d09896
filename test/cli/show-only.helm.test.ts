import { App } from 'cdk8s';
import { cli } from '../support/cli';
import { parseAllManifests } from '../support/go-yaml';
import { HELMS, helmTemplate, renderAll } from '../support/helm';
import { scratch, writeFiles } from '../support/scratch';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { releaseCharts } from '../../src/output/token-check';
import { helmChart } from '../../src/output/helm-chart';

const app = new App();
new DocumentedDeployments().define(app);
const [server] = releaseCharts(app).filter(chart => chart._props.name === 'aim-server');
const chart = writeFiles(Object.fromEntries(helmChart(server._model())), `${scratch()}/aim-server`);

const patterns: string[][] = [
  ['templates/aim-server-service.yaml'],
  ['templates/aim-server-ingress.yaml', 'templates/aim-server-service.yaml'],
  ['templates/*.yaml'],
  ['templates/aim-server-[d-s]*.yaml'],
  ['templates/aim-server-[^d-s]*.yaml', 'templates/*-[s]ervice.yaml'],
  ['templates/aim-server-servic?.yaml'],
  ['templates/aim\\-server-service.yaml'],
  ['*/*-service.yaml'],
  ['*-service.yaml'],
  ['templates/**'],
  ['aim-server/templates/aim-server-service.yaml'],
  ['templates/aim-server-service'],
  ['templates/[', 'templates/*'],
  ['templates/[z-a]*'],
  ['templates/aim-server-{service,deployment}.yaml'],
  ['templates/aim-server-service.yaml', 'templates/none.yaml'],
  [''],
];

describe('--show-only selects the same objects as Helm', () => {
  it('with and without patterns', async () => {
    const ours = patterns.map(all => cli(['render', 'aim-server', '--kube-version', '1.31.0', ...all.flatMap(pattern => ['--show-only', pattern])]));
    const options = { releaseName: 'aim-server', skipTests: true, namespace: 'default' };
    const theirs = await Promise.all(HELMS.map(helm => renderAll(patterns.map(showOnly => ({ helm, chart, options: { ...options, showOnly } })))));
    const read = parseAllManifests([...ours, ...theirs.flat()].map(({ stdout }) => stdout));
    patterns.forEach((all, i) => HELMS.forEach((_, h) => {
      expect({ all, ok: ours[i].status === 0 }).toEqual({ all, ok: theirs[h][i].ok });
      expect({ all, objects: read[i] }).toEqual({ all, objects: read[(h + 1) * patterns.length + i] });
    }));
    expect(ours.filter(({ status }) => status === 0).length).toBeGreaterThan(patterns.length / 3);
  });

  it('a template that renders nothing is refused, as Helm does', () => {
    const args = { showOnly: ['templates/aim-server-ingress.yaml'], set: ['ingress.enabled=false'] };
    expect(HELMS.map(helm => helmTemplate(helm, chart, args).ok)).not.toContain(true);
    const { status, stderr } = cli(['render', 'aim-server', '--set', 'ingress.enabled=false', '-s', 'templates/aim-server-ingress.yaml']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'error[template-unknown]: --show-only templates/aim-server-ingress.yaml: the template renders nothing with these values\n' });
  });
});
