import { Construct } from 'constructs';
import { partProps, propsOf } from '../kit/part-props';
import { NOTEBOOK_PORT, NOTEBOOK_RESOURCES, httpProbes } from './defaults';
import { JupyterNotebookProps } from './jupyter-notebook-props';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition, firstFilled, jsonMatches, listOr } from '../kit/condition';
import { ConfigFiles } from '../kit/config/config-files';
import { Credentials } from '../kit/config/credentials';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { componentLabel, nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { Volume } from '../kit/storage/volume';
import { Workload } from '../kit/workload/workload';
import { JUPYTER_NOTEBOOK } from './jupyter-notebook-values';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const PORT = 'jupyter';
const HOME_PATH = '/home/notebook';
const CONFIG_PATH = '/etc/jupyter-notebook';

const OWN_ARGS = '[\\[,]"--(ip|port|ServerApp\\.(ip|port|base_url|root_dir|token|password|allow_root)|IdentityProvider\\.token|PasswordIdentityProvider\\.\\w+|allow-root)["=]';

// Kernels inherit the environment of the server, so credentials are removed from it. This is no protection from the user of a kernel, who can
// read the environment that the server began with. Files of Secrets often end in a line feed, and the login form strips what is typed.
// Nothing called a password or token is assigned: scanners such as Trivy take such a line of a ConfigMap for a secret (KSV-0109).
const CONFIG = `import os
from jupyter_server.auth import passwd

given, link = [os.environ.pop(name, "").strip() for name in ("JUPYTER_PASSWORD", "JUPYTER_TOKEN")]
if not given and not link:
    raise SystemExit("JUPYTER_PASSWORD and JUPYTER_TOKEN are empty: everybody could log in")

c = get_config()
setattr(c.IdentityProvider, "token", link)
setattr(c.PasswordIdentityProvider, "hashed_password", passwd(given) if given else "")
setattr(c.PasswordIdentityProvider, "allow_password_change", False)
`;

/**
 * A Jupyter notebook: a Deployment with one pod, its Service, Ingress and route, a Secret with the password or token, and
 * the volume of its files.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://jupyter-server.readthedocs.io/
 */
export class JupyterNotebook extends Construct {
  /**
   * The documented values, for `values.group('notebook', …)`; those of the password are `kit.Credentials.values()`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return JUPYTER_NOTEBOOK.adapt(overrides);
  }

  /** The Service with the port `jupyter`, the Ingress and the route. */
  public readonly exposure: Exposure;

  /** The password, or the token. */
  public readonly credentials: Credentials;

  constructor(scope: Construct, id: string, props: JupyterNotebookProps) {
    props = partProps('JupyterNotebookProps', scope, id, props);
    super(scope, id);
    const { labels = {}, basePath = '', scheduler = '', dashboard = '', scales = [] } = props;
    const rootDir = this.rootDir(props);
    const component = componentLabel(this, 'notebook');
    const all = { ...labels, 'app.kubernetes.io/component': component };
    refuseWhen(this, jsonMatches(props.extraArgs ?? [], OWN_ARGS),
      `${nameOfProp('extraArgs', props.extraArgs)} has an argument that the chart sets or forbids (address, port, base URL, root directory, password, token, root user): remove it`);

    const config = new ConfigFiles(this, 'config', { files: { 'jupyter_server_config.py': CONFIG }, labels: all });
    const { entries, existingSecret } = props.credentials ?? { entries: [{ name: 'password' }] };
    const credentials = this.credentials = new Credentials(this, 'credentials', { existingSecret, entries, labels: all });
    const work = new Volume(this, 'work', { enabled: false, ...props.persistence, labels: all });
    const mayScale = Condition.of(scales.length > 0).and(Condition.of(props.mayScaleWorkers ?? true));
    const account = props.serviceAccountName ?? this.account(props, mayScale, scales, all);

    const workload = new Workload(this, 'deployment', {
      ...propsOf('WorkloadProps', props),
      component,
      containerName: 'notebook',
      replicas: 1,
      strategy: props.strategy ?? { type: 'Recreate' },
      serviceAccount: undefined,
      serviceAccountName: account,
      automountServiceAccountToken: mayScale.or(Condition.of(props.automountServiceAccountToken ?? false)).value,
      command: listOr(props.command, ['jupyter', 'lab']),
      args: listOr(props.args, [
        '--no-browser',
        // IPv4 and IPv6, as far as the pod has them.
        '--ip=*',
        `--port=${NOTEBOOK_PORT}`,
        // With another port, the Service would not work.
        '--ServerApp.port_retries=0',
        ...Condition.of(basePath).items([`--ServerApp.base_url=${basePath}`]),
        ...Condition.of(rootDir).items([`--ServerApp.root_dir=${rootDir}`]),
        ...props.extraArgs ?? [],
      ]),
      ports: [{ name: PORT, port: NOTEBOOK_PORT }],
      env: [
        ...Condition.of(scheduler).items([
          { name: 'DASK_SCHEDULER_ADDRESS', value: `tcp://${scheduler}` },
          { name: 'ARL_DASK_SCHEDULER', value: scheduler },
        ]),
        ...Condition.of(dashboard).items([{ name: 'DASK_DISTRIBUTED__DASHBOARD__LINK', value: dashboard }]),
        ...entries.flatMap(({ name, when }) => Condition.of(when ?? true).items([credentials.asEnv(`JUPYTER_${name.toUpperCase()}`, name)])),
        { name: 'NOTEBOOK_PORT', value: String(NOTEBOOK_PORT) },
        { name: 'JUPYTER_CONFIG_PATH', value: CONFIG_PATH },
        // Without it, a server with an invalid configuration starts with a random token.
        { name: 'TRAITLETS_APPLICATION_RAISE_CONFIG_FILE_ERROR', value: '1' },
        { name: 'HOME', value: HOME_PATH },
      ],
      resources: props.resources ?? NOTEBOOK_RESOURCES,
      checksum: credentials.checksum,
      volumes: [config.asVolume('config'), work.asVolume('work'), ...props.volumes ?? []],
      volumeMounts: [
        { name: 'config', mountPath: CONFIG_PATH, readOnly: true },
        { name: 'work', mountPath: HOME_PATH },
        ...props.volumeMounts ?? [],
      ],
      writablePaths: ['/tmp'],
      ...httpProbes(`${basePath}/api`, PORT, props.probes),
    });
    this.exposure = new Exposure(this, 'default', {
      service: props.service,
      ingress: props.ingress,
      // The connection to a kernel is a WebSocket that is open as long as the page.
      gateway: { ...props.gateway, timeouts: { request: '0s', ...props.gateway?.timeouts } },
      selector: workload.selector,
      ports: [{ name: PORT, port: NOTEBOOK_PORT }],
      path: basePath,
      name: props.name,
      labels: all,
      ingressAnnotations: {
        'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600',
        'nginx.ingress.kubernetes.io/proxy-send-timeout': '3600',
        'nginx.ingress.kubernetes.io/proxy-body-size': '0',
      },
    });
    new NetworkPolicy(this, 'networkpolicy', {
      enabled: props.networkPolicy !== undefined, ...props.networkPolicy, selector: workload.selector, ports: [{ port: NOTEBOOK_PORT }], labels: all,
    });
  }

  /** The persistent directory: notebooks cannot be saved to a read-only root file system. */
  private rootDir({ rootDir = '', persistence }: JupyterNotebookProps): string {
    return firstFilled(rootDir, Condition.of(persistence === undefined ? false : persistence.enabled ?? true).chooseString(HOME_PATH, ''));
  }

  /** The ServiceAccount of the pod: its own if notebooks may scale the workers, with only that permission. */
  private account({ serviceAccount = {} }: JupyterNotebookProps, mayScale: Condition, scales: readonly string[], labels: { [key: string]: string }): string {
    const own = Condition.of(serviceAccount.create ?? false).or(mayScale.and(Condition.of(serviceAccount.name ?? '').not()));
    return new ServiceAccount(this, 'resource', {
      ...serviceAccount,
      create: own.value,
      rbac: mayScale.value,
      rules: [
        { apiGroups: ['apps'], resources: ['deployments'], resourceNames: [...scales], verbs: ['get'] },
        { apiGroups: ['apps'], resources: ['deployments/scale'], resourceNames: [...scales], verbs: ['get', 'patch', 'update'] },
      ],
      labels,
    }).name;
  }
}
