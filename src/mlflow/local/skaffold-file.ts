import { commentedYaml } from './commented-yaml';

/** The schema of the file. Later releases of Skaffold read it too. */
const SKAFFOLD_VERSION = 'skaffold/v4beta13';

/** An app whose image is built of sources. @internal */
export interface BuiltApp {
  /** Name of the app, and of the directory of its sources. */
  readonly name: string;
  /** The image as containers have it, without tag. */
  readonly image: string;
}

/** A Service that a port of the machine is forwarded to. @internal */
export interface ForwardedService {
  readonly service: string;
  readonly port: number;
  readonly localPort: number;
}

/** What Skaffold builds, installs and forwards. @internal */
export interface SkaffoldFileOptions {
  /** Name of the chart and of its release. */
  readonly chart: string;
  readonly namespace: string;
  readonly environment: string;
  /** The directory of the chart, from the directory of the file. */
  readonly chartPath: string;
  /** The directory with one for each app, from the directory of the file. */
  readonly sources: string;
  readonly apps: readonly BuiltApp[];
  readonly forwards: readonly ForwardedService[];
}

/** The registry of MicroK8s, with its add-on `registry`. */
const LOCAL_REGISTRY = 'localhost:32000';

const HEAD = `Builds the images of the programs, installs the chart and forwards ports. In this directory:

  skaffold dev --default-repo=${LOCAL_REGISTRY}
  skaffold debug --default-repo=${LOCAL_REGISTRY}

Skaffold needs Helm 3: it gives Helm a program as a post-renderer, which Helm 4 does not take. In the manifests, Skaffold replaces the
images that it has built, by their names. Only these get a debugger, so MLflow has none.`;

/**
 * The configuration of Skaffold for the chart in an environment.
 *
 * @see https://skaffold.dev/docs/references/yaml/
 * @internal
 */
export function skaffoldFile({ chart, namespace, environment, chartPath, sources, apps, forwards }: SkaffoldFileOptions): string {
  return commentedYaml({
    apiVersion: SKAFFOLD_VERSION,
    kind: 'Config',
    metadata: { name: chart },
    build: {
      tagPolicy: { inputDigest: {} },
      local: { push: true },
      artifacts: apps.map(({ name, image }) => ({ image, context: `${sources}/${name}`, docker: { dockerfile: 'Dockerfile' }, runtimeType: 'python' })),
    },
    deploy: {
      statusCheck: false,
      helm: { releases: [{ name: chart, namespace, chartPath, valuesFiles: [`${chartPath}/values.${environment}.yaml`] }] },
    },
    portForward: forwards.map(({ service, port, localPort }) => ({ resourceType: 'service', resourceName: service, namespace, port, localPort })),
  }, HEAD, [
    [['build', 'tagPolicy'], 'The tag follows from the sources: without a change, there are no new pods'],
    [['build', 'local'], 'The nodes pull from the registry, so images have to be there'],
    [['build', 'artifacts'], 'Each image is that of the values of the environment, but for that of the training Job, which is immutable. ENTRYPOINT or CMD begin with\npython, and PYTHONPATH is set'],
    [['deploy', 'statusCheck'], 'The first pod of serving waits for a model. Skaffold would forward no port before it is ready, and remove the release after ten minutes'],
    [['portForward'], 'Ports of this machine'],
  ]);
}
