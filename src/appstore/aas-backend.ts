import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { APP_STORE_VERSION } from './about';
import { AasBackendGateway, AasBackendProps } from './aas-backend-props';
import { AAS_BACKEND, BACKEND_PROBES, BACKEND_RESOURCES, BACKEND_SECURITY, GATEWAYS } from './aas-backend-values';
import { defaultOf, keyOf, SECRET_SETTINGS, SecretSetting, Setting, SETTINGS } from './aas-backend-variables';
import { SERVICES } from './services';
import { UPLOAD_OVERHEAD_MIB } from './upload-limit';
import { WebIngress } from './web-ingress';
import { MapExpression } from '../expr/expression/map-expression';
import { StringExpression } from '../expr/expression/string-expression';
import { toNode } from '../expr/expression/to-node';
import { ServiceAccount } from '../kit/access/service-account';
import { Role } from '../kit/access/role';
import { Condition, textOf } from '../kit/condition';
import { ConfigFiles } from '../kit/config/config-files';
import { Credentials } from '../kit/config/credentials';
import { fingerprint } from '../kit/config/fingerprint';
import { secretData } from '../kit/config/secret-data';
import { sha256 } from '../kit/config/sha256';
import { k8s } from '../kit/k8s';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { partProps, propsOf } from '../kit/part-props';
import { prefixedMap } from '../kit/prefixed';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { componentLabel, nameOfProp, namedText, pathOr, refuseWhen } from '../kit/release-chart-of';
import { TestPod } from '../kit/workload/test-pod';
import { Workload } from '../kit/workload/workload';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const PORT = 'http';
const NGINX = 'nginx.ingress.kubernetes.io';

/** Where the image expects certificates. */
const CERTIFICATES = { name: 'certificates', mountPath: '/etc/config', readOnly: true };
const CERTIFICATE_FILE = 'ca.crt';
/** What `requests`, and with it ClearML, reads; and what everything else does that uses OpenSSL. */
const CERTIFICATE_VARIABLES = ['REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE'];

/** Waits for a server whose image is still pulled. The image of the back end has Python. */
const CONNECT = `import sys, time, urllib.request
end = time.monotonic() + 180
while True:
    try:
        urllib.request.urlopen(sys.argv[1], timeout=10)
        break
    except OSError as error:
        print(error, flush=True)
        if time.monotonic() > end:
            raise
        time.sleep(2)
`;

const rule = (apiGroup: string, resources: string[], verbs: string[]): k8s.PolicyRule => ({ apiGroups: [apiGroup], resources, verbs });
const WRITES = ['create', 'update', 'patch', 'delete'];

/** What the program calls in the namespace of the inference services. */
const RULES = [rule('', ['pods'], ['list']), rule('', ['pods/log'], ['get'])];
const EMISSARY_RULES = [
  rule('', ['services'], ['get', 'list', ...WRITES]),
  rule('apps', ['deployments'], ['list', ...WRITES]),
  rule('apps', ['deployments/status'], ['get']),
  rule('apps', ['deployments/scale'], ['patch']),
  rule('getambassador.io', ['mappings'], ['list', ...WRITES]),
];
const KNATIVE_RULES = [rule('serving.knative.dev', ['services'], ['get', 'list', ...WRITES])];

/**
 * The back end of the AI Appstore: the API that the front end uses, its Service, a ConfigMap and a Secret with its environment variables, a
 * ServiceAccount with the Roles that it needs in the namespaces of inference services and gateways, and a `Host` of Emissary; optionally an
 * Ingress, a route of the Gateway API, a HorizontalPodAutoscaler, a PodDisruptionBudget and a NetworkPolicy; and a pod for `helm test`.
 *
 * The confidential settings come from an existing Secret, or from the values, or from a Secret that users create; `addNotes()` shows
 * the command. They are never generated. A change of the settings in the values replaces the pods.
 *
 * Rejected outside of a `ReleaseChart`.
 */
export class AasBackend extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the image: `values.image('image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return AAS_BACKEND.adapt(overrides);
  }

  /** The Service. */
  public readonly service: Service;

  /** The name of the Secret with the confidential settings. */
  public readonly secretName: string;

  private readonly credentials: Credentials;
  private readonly settings: { readonly [prop: string]: string };
  private readonly prefix: string;

  constructor(scope: Construct, id: string, props: AasBackendProps = {}) {
    props = partProps('AasBackendProps', scope, id, props);
    super(scope, id);
    const { configuration = 'prod', emissary = { enabled: true }, knative = { enabled: false }, autoscaling = { enabled: false }, serviceAccount = {} } = props;
    this.settings = Object.fromEntries(SETTINGS.map(setting => [setting.prop, props.settings?.[setting.prop] ?? defaultOf(setting)]));
    const upper = textOf(configuration);
    this.prefix = toNode(configuration).kind === 'literal' ? `${configuration.toUpperCase()}_`
      : namedText(this, 'prefix', 'Prefix of the environment variables that the program reads.', `${upper.upper()}_`).asString();
    const names = namedText(this, 'otherVariables', 'Names of the variables that are no settings.', new MapExpression(toNode(props.variables ?? {})).keys().join(','));
    this.check(props, names, emissary, knative);

    const component = componentLabel(this, 'backend');
    const labels = { 'app.kubernetes.io/component': component };
    this.credentials = this.credentialsOf(props, labels);
    this.secretName = this.credentials.name;
    const config = new ApiObject(this, 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { labels },
      data: prefixedMap(SETTINGS.map(setting => ({ key: this.variable(setting), value: this.settings[setting.prop] }))),
    });
    const variables = this.variablesOf(props, names, labels);
    const { caCertificates = '' } = props;
    const trusts = Condition.of(caCertificates);
    const trusting = trusts.scope(this, 'trusting');
    const certificates = trusting && new ConfigFiles(trusting, 'certificates', { files: { [CERTIFICATE_FILE]: caCertificates }, labels });

    const account = new ServiceAccount(this, 'serviceaccount', { ...serviceAccount, labels });
    this.allow(account, { emissary, knative, rbac: Condition.of(serviceAccount.rbac ?? true) });

    const common = { ...propsOf('WorkloadProps', props), serviceAccount: undefined, image: props.image ?? `aas-backend:${APP_STORE_VERSION}`, security: BACKEND_SECURITY };
    const port = props.port ?? SERVICES.backend.port;
    const probe = (kind: keyof typeof BACKEND_PROBES) => ({ handler: { httpGet: { path: '/', port: PORT } }, ...BACKEND_PROBES[kind], ...props.probes?.[kind] });
    const backend = new Workload(this, 'deployment', {
      ...common,
      component,
      serviceAccountName: account.name,
      automountServiceAccountToken: props.automountServiceAccountToken ?? true,
      replicas: HorizontalPodAutoscaler.replicas(autoscaling, props.replicas ?? 1),
      containerName: 'aas-backend',
      resources: props.resources ?? BACKEND_RESOURCES,
      ports: [{ name: PORT, port }],
      checksum: this.checksum(props, configuration),
      extraEnvFrom: [{ configMapRef: { name: config.name } }, ...variables, ...props.extraEnvFrom ?? []] as any,
      env: [
        { name: 'ENV_STATE', value: configuration },
        ...this.secretVariables(setting => !isOfObjectStore(setting)),
        ...this.hasObjectStore.items(this.secretVariables(isOfObjectStore)),
        ...trusts.items(CERTIFICATE_VARIABLES.map(name => ({ name, value: `${CERTIFICATES.mountPath}/${CERTIFICATE_FILE}` }))),
      ],
      startupProbe: probe('startup'),
      readinessProbe: probe('readiness'),
      livenessProbe: probe('liveness'),
      writablePaths: ['/tmp'],
      volumes: trusts.items(certificates ? [certificates.asVolume(CERTIFICATES.name)] : []),
      volumeMounts: trusts.items([CERTIFICATES]),
    });

    const { service, gateway } = props;
    this.service = new Exposure(this, 'resource', {
      service,
      gateway: { ...gateway, timeouts: { request: '0s', ...gateway?.timeouts } },
      selector: backend.selector,
      ports: [{ name: PORT, port: SERVICES.backend.port }],
      labels,
    }).service;
    new WebIngress(this, 'ingress', {
      ...props.ingress,
      service: this.service,
      labels,
      ownAnnotations: {
        [`${NGINX}/proxy-body-size`]: this.bodySize,
        // Otherwise the controller would write uploads to its disk before it forwards them.
        [`${NGINX}/proxy-request-buffering`]: 'off',
        [`${NGINX}/proxy-read-timeout`]: '3600',
        [`${NGINX}/proxy-send-timeout`]: '3600',
      },
    });
    this.emissaryHost(props, emissary, labels);
    new HorizontalPodAutoscaler(this, 'autoscaler', { ...autoscaling, targetName: backend.name, labels });
    new PodDisruptionBudget(this, 'poddisruptionbudget', { enabled: props.podDisruptionBudget !== undefined, ...props.podDisruptionBudget, selector: backend.selector, labels });
    new NetworkPolicy(this, 'networkpolicy', { enabled: props.networkPolicy !== undefined, ...props.networkPolicy, selector: backend.selector, labels, ports: [{ port }] });
    new TestPod(this, 'test', {
      ...propsOf('TestPodProps', common),
      serviceAccountName: account.name,
      containerName: 'connect',
      command: ['python', '-c', CONNECT],
      args: [`http://${this.service.name}:${this.service.port()}/`],
    });
  }

  /** Adds the command that creates the Secret to the notes, unless the chart creates it. */
  public addNotes(): void {
    this.credentials.addNotes();
  }

  /** The name of the variable of a setting. */
  private variable({ name, isOfSdk }: Pick<Setting, 'name' | 'isOfSdk'>): string {
    return isOfSdk ? name : `${this.prefix}${name}`;
  }

  private secretVariables(isWanted: (setting: SecretSetting) => boolean): any[] {
    return SECRET_SETTINGS.filter(isWanted).map(setting => this.credentials.asEnv(this.variable(setting), keyOf(setting)));
  }

  private get hasObjectStore(): Condition {
    return Condition.of(this.settings.minioDsn);
  }

  /** The greatest body of a request, in MiB: a file, and the form around it. */
  private get bodySize(): string {
    const limit = this.settings.maxUploadSizeGb;
    return toNode(limit).kind === 'literal' ? `${Number(limit) * 1024 + UPLOAD_OVERHEAD_MIB}m` : `${textOf(limit).toInteger().times(1024).plus(UPLOAD_OVERHEAD_MIB)}m`;
  }

  private credentialsOf({ existingSecret, secrets = {} }: AasBackendProps, labels: { [key: string]: string }): Credentials {
    for (const { name, pair, prop, isOfSdk } of SECRET_SETTINGS.filter(setting => setting.pair !== undefined)) {
      const other = SECRET_SETTINGS.find(setting => setting.name === pair)!;
      const [given, theirs] = [secrets[prop], secrets[other.prop]].map(value => (value ? Condition.of(value.isPresent()) : Condition.of(false)));
      refuseWhen(this, given.and(theirs.not()),
        `${pathOr(keyOf({ name, isOfSdk }), secrets[prop])} is set, and ${pathOr(keyOf(other), secrets[other.prop])} is not: set both, or neither`);
    }
    return new Credentials(this, 'secret', {
      existingSecret,
      labels,
      entries: SECRET_SETTINGS.map(setting => ({
        name: keyOf(setting), value: secrets[setting.prop], example: setting.example, optional: setting.optional, when: isOfObjectStore(setting) ? this.hasObjectStore.value : true,
      })),
    });
  }

  /** Variables that are no settings, as items of `envFrom`. */
  private variablesOf({ variables = {} }: AasBackendProps, names: StringExpression, labels: { [key: string]: string }): any[] {
    const given = Condition.of(names);
    const within = given.scope(this, 'given');
    const secret = within && new ApiObject(within, 'variables', {
      apiVersion: 'v1', kind: 'Secret', type: 'Opaque', metadata: { labels }, data: secretData(variables),
    });
    return secret ? given.items([{ secretRef: { name: secret.name } }]) : [];
  }

  /** A hash of what the program reads when it starts. */
  private checksum({ secrets = {}, variables = {}, caCertificates = '' }: AasBackendProps, configuration: string): string {
    const texts = {
      ENV_STATE: configuration,
      ...Object.fromEntries(SETTINGS.map(setting => [keyOf(setting), this.settings[setting.prop]])),
      ...Object.fromEntries(SECRET_SETTINGS.map(setting => [keyOf(setting), secrets[setting.prop]?.orDefault('')])),
      secret: this.secretName,
      variables,
      caCertificates,
    };
    return sha256([namedText(this, 'configuration', 'What the program reads when it starts. The pods hold a hash of it, so a change replaces them.', new StringExpression(fingerprint(texts)))]);
  }

  /** The Roles that the program needs, and no others. */
  private allow(account: ServiceAccount, { rbac, ...gateways }: { rbac: Condition; emissary: AasBackendGateway; knative: AasBackendGateway }): void {
    const subjects = [account.subject];
    const [emissary, knative] = [gateways.emissary, gateways.knative].map(({ enabled }) => Condition.of(enabled));
    new Role(this, 'inference', {
      enabled: rbac.value,
      namespace: this.settings.ieNamespace,
      rules: [...RULES, ...emissary.items(EMISSARY_RULES), ...knative.items(KNATIVE_RULES)],
      subjects,
    });
    const looksUp = rbac.and(Condition.of(this.settings.ieDomain).not());
    for (const kind of ['emissary', 'knative'] as const) {
      const { namespace = GATEWAYS[kind].namespace, enabled } = gateways[kind];
      new Role(this, `${kind}-gateway`, {
        enabled: looksUp.and(Condition.of(enabled)).value,
        namespace,
        rules: [{ apiGroups: [''], resources: ['services'], resourceNames: [GATEWAYS[kind].service], verbs: ['get'] }],
        subjects,
      });
    }
  }

  private emissaryHost({ emissaryHostname = '*' }: AasBackendProps, { enabled }: AasBackendGateway, labels: { [key: string]: string }): void {
    const within = Condition.of(enabled).and(Condition.of(emissaryHostname)).scope(this, 'emissary');
    if (!within) {
      toNode(emissaryHostname);
      return;
    }
    new ApiObject(within, 'host', {
      apiVersion: 'getambassador.io/v3alpha1',
      kind: 'Host',
      metadata: { labels },
      spec: { hostname: emissaryHostname, acmeProvider: { authority: 'none' }, requestPolicy: { insecure: { action: 'Route' } } },
    });
  }

  /** Refuses settings that exclude each other. */
  private check(props: AasBackendProps, names: StringExpression, emissary: AasBackendGateway, knative: AasBackendGateway): void {
    const { caCertificates = '', serviceAccount = {} } = props;
    const { frontendHost, ieServiceType } = this.settings;
    for (const [kind, { enabled }] of Object.entries({ emissary, knative })) {
      const name = nameOfProp(`enabled of ${kind}`, enabled);
      refuseWhen(this, Condition.of(textOf(ieServiceType).is(kind)).and(Condition.of(enabled).not()),
        `${nameOfProp('ieServiceType', props.settings?.ieServiceType)} is "${kind}", and ${name} is false, so users could create no inference services: set ${name} to true, or choose another kind`);
    }
    refuseWhen(this, Condition.of(serviceAccount.rbac ?? true).and(Condition.of(serviceAccount.create ?? true).not()).and(Condition.of(serviceAccount.name ?? '').not()),
      `${nameOfProp('serviceAccount.create', serviceAccount.create)} is false, and ${nameOfProp('serviceAccount.name', serviceAccount.name)} is empty, so the roles would be bound to the ServiceAccount "default", which all pods of the namespace may have: set one of the two`);
    refuseWhen(this, Condition.of(textOf(frontendHost).matches('"(http://[^"]*:80|https://[^"]*:443)"')),
      `${nameOfProp('frontendHost', props.settings?.frontendHost)} has an origin with the usual port of its scheme, which browsers leave out: remove the port`);
    const some = (pattern: string) => Condition.of(names.matches(`(^|,)${pattern}`));
    refuseWhen(this, some('(DEV|STG|TEST)_'),
      'env has a key with the prefix DEV_, STG_ or TEST_: write PROD_ instead, which the chart replaces by the prefix of the environment');
    refuseWhen(this, some('ENV_STATE(,|$)'), 'env has the key ENV_STATE, which the chart sets: remove it, and set environment');
    refuseWhen(this, some(`(${CERTIFICATE_VARIABLES.join('|')})(,|$)`).and(Condition.of(caCertificates)),
      `env has one of the keys ${CERTIFICATE_VARIABLES.join(' and ')}, which the chart sets for ${nameOfProp('caCertificates', props.caCertificates)}: remove one of the two`);
  }
}

/** Whether the program reads it only if it has an object store. */
function isOfObjectStore({ name }: SecretSetting): boolean {
  return name.startsWith('MINIO_');
}
