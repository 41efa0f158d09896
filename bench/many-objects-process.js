// Plain JavaScript, so that nothing but what is measured takes time and memory in this process.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const [root, output, count] = process.argv.slice(2);
const load = createRequire(join(require('node:fs').realpathSync(root), 'package.json'));
const { App, Chart } = load('cdk8s');
const { k8s } = load('cdk8s-plus-27');
const { ReleaseChart } = load('./lib/src');
const { filesOf } = load('./lib/src/output/charts-out');
const { TokenCheck, releaseCharts } = load('./lib/src/output/token-check');

function literals(scope) {
  const chart = new Chart(scope, 'many');
  const labels = { 'app.kubernetes.io/name': 'many', 'app.kubernetes.io/instance': 'many', 'app.kubernetes.io/version': '1.0.0', 'helm.sh/chart': 'many-1.0.0' };
  for (let i = 0; i < Number(count); i++) {
    new k8s.KubeConfigMap(chart, `c${i}`, { metadata: { name: `many-c${i}`, namespace: 'default', labels }, data: { greeting: 'hello', number: String(i) } });
  }
}

function values(scope) {
  const chart = new ReleaseChart(scope, 'many', { name: 'many', version: '1.0.0', appVersion: '1.0.0', description: 'Many objects.' });
  const greeting = chart.values.string('greeting', { default: 'hello', description: 'What they say.' });
  for (let i = 0; i < Number(count); i++) {
    new k8s.KubeConfigMap(chart, `c${i}`, { data: { greeting: greeting.asString(), number: String(i) } });
  }
}

const outputs = {
  // What cdk8s alone needs for the same objects.
  cdk8s() {
    const app = new App({ outdir: 'dist' });
    literals(app);
    app.synth();
  },
  plain() {
    const app = new App({ outdir: 'dist' });
    values(app);
    app.synth();
  },
  both() {
    const app = new App();
    values(app);
    filesOf(releaseCharts(app));
  },
  // What `ChartsOut` does before.
  checked() {
    TokenCheck.run({ define: values });
    this.both();
  },
};

const start = performance.now();
outputs[output]();
const seconds = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
