import { ChartsOut } from '../src';
import { DocumentedDeployments } from '../src/documented-deployments';
import { run } from '../src/cli/run';

run(() => new ChartsOut({ deployments: new DocumentedDeployments() }).synth());
