import { Construct } from 'constructs';
import { composeFile } from './compose-file';
import { containersOf, hostServersOf } from './host-servers';
import { BuiltApp, ForwardedService, skaffoldFile } from './skaffold-file';
import { DemoChart } from '../demo-chart';
import { LOCAL_PORTS } from '../local-ports';
import { DEMO_NAMES } from '../names';
import { OutputFile } from '../../output/output-file';
import { releaseOf } from '../../plain/release';
import { render, valuesOf } from '../../plain/render';
import { checkStruct } from '../../values/declare/check-struct';
import { Refusal } from '../../values/refusal';

/**
 * Props of a `LocalDevelopment`.
 */
export interface LocalDevelopmentProps {
  /** The chart, with the environment. */
  readonly chart: DemoChart;

  /**
   * The environment of one machine.
   *
   * @default "local"
   */
  readonly environment?: string;

  /**
   * The directory with the sources of the programs, each in a directory of its name with a `Dockerfile`: `service`, and `serving` if it has an
   * image of its own. It is relative to the written files, with `/` on every platform.
   *
   * @default "../../../demo"
   */
  readonly sources?: string;
}

/**
 * Apps of the user, by the value with their image, and the directory of their sources. Training is none of them: Skaffold would change the image
 * of its Job, which is immutable.
 */
const APPS = ['service', 'serving'] as const;

/** Which Service each local port is for. */
const SERVICES = { mlflow: DEMO_NAMES.mlflow, service: DEMO_NAMES.service, serving: DEMO_NAMES.serving } as const;

/**
 * Two files for development on one machine with MicroK8s, which `ChartsOut` writes beside the charts:
 *
 * - `local/<chart>/skaffold.yaml`: Skaffold builds the images of the apps, but not that of the training Job, installs the chart with the values of the
 * environment, and forwards ports of the machine to the Services;
 * - `local/<chart>/compose.yaml`: what the pods use outside of the cluster, such as MinIO with its bucket, an APM server with Elasticsearch and
 * Kibana, and Redis.
 *
 * Both follow from the objects of the chart in the environment: addresses, ports, the bucket, the images, and which servers have a password. Passwords are
 * variables of Compose, with the names that they have in the containers, such as `REDIS_PASSWORD`.
 *
 * Refused: an environment that the chart does not have (`environment-unknown`), and containers that connect to a server of the machine with different
 * ports or logins (`local-servers-differ`).
 *
 * @see https://skaffold.dev
 * @see https://compose-spec.io
 */
export class LocalDevelopment extends Construct {
  constructor(scope: Construct, id: string, props: LocalDevelopmentProps) {
    super(scope, id);
    checkStruct('LocalDevelopmentProps', props, this.node.path);
    const { chart, environment = 'local', sources = '../../../demo' } = props;
    const folder = `local/${chart._props.name}`;
    const facts = (): Facts => factsOf(chart, environment, this.node.path);
    new MadeFile(this, 'skaffold', `${folder}/skaffold.yaml`, () => skaffoldOf(facts(), sources));
    new MadeFile(this, 'compose', `${folder}/compose.yaml`, () => composeOf(facts(), this.node.path));
  }
}

/** A file that is made of the charts when it is written. */
class MadeFile extends OutputFile {
  constructor(scope: Construct, id: string, path: string, private readonly make: () => string) {
    super(scope, id, { path, content: '' });
  }

  /** @internal */
  public _text(): string {
    return this.make();
  }

  /** @internal */
  public _fixedText(): undefined {
    return undefined;
  }
}

/** What the chart is in the environment. */
interface Facts {
  readonly chart: string;
  readonly namespace: string;
  readonly environment: string;
  readonly objects: readonly any[];
  readonly values: any;
}

function factsOf(chart: DemoChart, environment: string, where: string): Facts {
  const model = chart._model();
  if (model.environments[environment] === undefined) {
    const known = Object.keys(model.environments);
    throw new Refusal('environment-unknown', `${where}: ${chart.node.path} has no environment "${environment}": ${known.length === 0 ? 'there are none, set the option environments' : `expected one of ${known.join(', ')}`}`);
  }
  const release = releaseOf(model, environment);
  return { chart: chart._props.name, namespace: release.namespace, environment, objects: render(model, release), values: valuesOf(model, release) };
}

function skaffoldOf({ chart, namespace, environment, objects, values }: Facts, sources: string): string {
  const chartPath = `../../helm/${chart}`;
  return skaffoldFile({ chart, namespace, environment, chartPath, sources, apps: appsOf(objects, values), forwards: forwardsOf(objects) });
}

function composeOf({ chart, objects, values }: Facts, where: string): string {
  return composeFile(chart, hostServersOf(objects, values.mlflow.artifacts.s3.bucket, where));
}

/** The programs with an image of their own that run, with the registry that the chart puts before it. */
function appsOf(objects: readonly any[], values: any): BuiltApp[] {
  const registryOf = ({ registry }: any): string => registry || values.global?.imageRegistry || '';
  const used = new Set(containersOf(objects.filter(({ kind }) => kind === 'Deployment')).map(({ image }) => image.replace(/@.*$/, '').replace(/:[^/]*$/, '')));
  return APPS.map(name => ({ name, ...values[name].image })).filter(({ repository }) => repository !== '')
    .map(({ name, repository, ...image }) => ({ name, image: [registryOf(image), repository].filter(Boolean).join('/') }))
    .filter(({ image }) => used.has(image));
}

function forwardsOf(objects: readonly any[]): ForwardedService[] {
  return Object.entries(SERVICES).flatMap(([app, service]) => objects.filter(({ kind, metadata }) => kind === 'Service' && metadata.name === service)
    .map(({ spec }) => ({ service, port: spec.ports[0].port, localPort: LOCAL_PORTS[app as keyof typeof LOCAL_PORTS] })));
}
