import { App } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { ChartsOut, DocumentedDeployments, ReleaseChart } from 'cdk8s-mlops';

class GreeterChart extends ReleaseChart {
  constructor(scope, id, props = {}) {
    super(scope, id, { name: 'greeter', version: '1.0.0', description: 'Says hello.', ...props });
    const greeting = this.values.string('greeting', { default: 'hello', description: 'What it says.' });
    const limit = this.values.integer('limit', { default: 1000000, minimum: 0, maximum: 2000000000, description: 'How often.' });
    new k8s.KubeConfigMap(this, 'words', { data: { greeting: greeting.asString(), limit: `${limit}` } });
  }
}

new ChartsOut({
  deployments: {
    define(scope) {
      new DocumentedDeployments().define(scope);
      new GreeterChart(scope, 'greeter');
    },
  },
}).synth();

// The chart is an ordinary one, too.
const app = new App({ outdir: 'ordinary' });
new GreeterChart(app, 'greeter', { releaseName: 'mine', releaseNamespace: 'ml', valuesFiles: ['values.yaml'] });
app.synth();
