import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { RuntimeFields } from './runtime-fields';
import { WebhookCertificateProps } from './webhook-certificate-props';
import { CERTIFICATES, WEBHOOK_CERTIFICATE } from './webhook-certificate-values';
import { Condition, firstFilled, textOf } from '../condition';
import { ifFilled } from '../if-filled';
import { partProps } from '../part-props';
import { existsWhen, isValue, nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { toNode } from '../../expr/expression/to-node';
import { checkStruct } from '../../values/declare/check-struct';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { Refusal } from '../../values/refusal';

const CERT_MANAGER = { group: 'cert-manager.io', apiVersion: 'cert-manager.io/v1' };

/**
 * The certificate of a webhook server, and how the API server learns which authority issued it. There are three ways:
 *
 * - **cert-manager** (`certManager.enabled`): a `Certificate`, and an `Issuer` with which it signs itself unless another one is named. The
 *   webhook configurations have the annotation `cert-manager.io/inject-ca-from`, and cert-manager writes their `caBundle`.
 * - **A certificate of your own** (`existingSecret` and `caBundle`): the webhook configurations have its authority as `caBundle`.
 * - **By the program** (`selfManaged`): it makes a certificate when it runs, and writes `caBundle` itself.
 *
 * Nothing is generated when the chart is rendered. In the first and the last way, the field `caBundle` is not rendered: Helm, `kubectl apply` and Flux leave it
 * as it is, and `addNotes()` says what Argo CD and the drift detection of Flux need.
 *
 * ```ts
 * const certificate = new kit.WebhookCertificate(this, 'certificate', { ...values.asProps(), services: [service.name] });
 * new kit.ValidatingWebhookConfiguration(this, 'webhook', { certificate, webhooks: [{ name: 'check.example.org', service: { name: service.name }, rules }] });
 * ```
 *
 * Both outputs refuse two ways at once, half of one, and none unless the program is `selfManaged`. Rejected outside of a `ReleaseChart`.
 *
 * @see https://cert-manager.io/docs/concepts/ca-injector/
 */
export class WebhookCertificate extends Construct {
  /**
   * The documented values, for `values.group('webhook.certificate', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return WEBHOOK_CERTIFICATE.adapt(overrides);
  }

  /** Name of the Secret with the certificate: that of cert-manager, the existing one, or the one that the program writes. */
  public readonly secretName: string;

  /** Whether cert-manager issues the certificate. */
  public readonly isOfCertManager: Condition;

  /** Whether the certificate is in an existing Secret. */
  public readonly isGiven: Condition;

  /** Whether the program makes the certificate itself. */
  public readonly isSelfManaged: Condition;

  /** The field `caBundle` of webhook configurations and of conversions: omitted unless the certificate is in an existing Secret. */
  public readonly caBundle: any;

  /** Annotations of objects with a `caBundle`, for cert-manager: a map with an entry under a condition, to spread into one. */
  public readonly annotations: any;

  constructor(scope: Construct, id: string, props: WebhookCertificateProps) {
    props = partProps('WebhookCertificateProps', scope, id, props);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { existingSecret = '', caBundle = '', certManager = {}, services, labels, namespace = chart.builtIns.namespace.asString() } = props;
    if (!(services?.length > 0)) {
      throw new Refusal('check-failed', `${this.node.path}: services is empty: set the names of the Services that the certificate is for`);
    }
    const { issuer = '', issuerKind = 'Issuer', duration, renewBefore } = certManager;
    const issued = this.isOfCertManager = Condition.of(certManager.enabled ?? false);
    const existing = Condition.of(existingSecret);
    this.isGiven = existing;
    this.isSelfManaged = Condition.of(props.selfManaged ?? false).and(issued.not()).and(existing.not());
    this.check(props, existing);

    // A kind of its own, so that the Secret does not get the name of other credentials of the release.
    const name = chart._nameOf(this, 'Secret');
    const own = props.secretName ?? name;
    this.secretName = firstFilled(existingSecret, own);
    // A program that reads its Secret itself mounts it nowhere, which is no error.
    toNode(this.secretName);
    const bundle = textOf(caBundle).b64enc();
    this.caBundle = typeof existing.value === 'boolean' ? (existing.value ? bundle.asString() : undefined) : existing.choose(bundle.asString());
    this.annotations = issued.entries({ 'cert-manager.io/inject-ca-from': `${namespace}/${name}` });

    const within = issued.scope(this, 'cert-manager');
    if (!within) {
      // They may be rendered nowhere, which is no error.
      [namespace, name, own, ...services, labels ?? {}].forEach(toNode);
      return;
    }
    const metadata = { namespace, labels };
    const signsItself = Condition.of(issuer).not().scope(within, 'self-signed');
    if (signsItself) {
      new ApiObject(signsItself, 'issuer', { apiVersion: CERT_MANAGER.apiVersion, kind: 'Issuer', metadata: { name, ...metadata }, spec: { selfSigned: {} } });
    }
    new ApiObject(within, 'certificate', {
      apiVersion: CERT_MANAGER.apiVersion,
      kind: 'Certificate',
      metadata: { name, ...metadata },
      spec: {
        secretName: own,
        dnsNames: services.flatMap(service => [service, `${service}.${namespace}`, `${service}.${namespace}.svc`]),
        duration: ifFilled(duration),
        renewBefore: ifFilled(renewBefore),
        usages: ['digital signature', 'key encipherment', 'server auth'],
        privateKey: { rotationPolicy: 'Always' },
        issuerRef: { group: CERT_MANAGER.group, kind: Condition.of(issuer).chooseString(issuerKind, 'Issuer'), name: firstFilled(issuer, name) },
      },
    });
  }

  /**
   * An item of a pod's `volumes` with the certificate and its private key.
   *
   * @param name the name of the volume, for `volumeMounts`.
   * @param certificate the name of the file with the certificate. @default "tls.crt"
   * @param key the name of the file with the private key. @default "tls.key"
   */
  public asVolume(name: string, certificate: string = 'tls.crt', key: string = 'tls.key'): any {
    return { name, secret: { secretName: this.secretName, items: [{ key: 'tls.crt', path: certificate }, { key: 'tls.key', path: key }] } };
  }

  /**
   * Adds notes, unless the certificate is in an existing Secret: which fields are written at run time, and what Argo CD and Flux need so that they ignore them.
   *
   * @param fields the objects with these fields, such as `runtimeFields()` of webhook configurations.
   */
  public addNotes(fields: RuntimeFields[]): void {
    const { notes } = releaseChartOf(this);
    fields.forEach((one, i) => checkStruct('RuntimeFields', one, `${this.node.path}: addNotes(): fields[${i}]`));
    const lines = (indent: string, texts: readonly string[]): string => texts.map(text => `${indent}${text}`).join('\n');
    const text = `
Fields that are written at run time, not by this chart:

${fields.map(({ kind, name, pointers }) => `  ${kind} ${name}: ${pointers.join(', ')}`).join('\n')}

Argo CD ignores them with this in the spec of the Application:

  ignoreDifferences:
${fields.map(({ group, kind, name, pointers }) => `    - group: ${group}
      kind: ${kind}
      name: ${name}
      jsonPointers:
${lines('        - ', pointers)}`).join('\n')}
  syncPolicy:
    syncOptions:
      - RespectIgnoreDifferences=true

The drift detection of Flux ignores them with this in the spec of the HelmRelease; without drift detection, and for a Kustomization, nothing is needed:

  driftDetection:
    ignore:
${fields.map(({ kind, name, pointers }) => `      - target:
          kind: ${kind}
          name: ${name}
        paths:
${lines('          - ', pointers)}`).join('\n')}`;
    const { value: written } = existsWhen(this).and(this.isGiven.not());
    if (written === true) {
      notes.add(text);
    } else if (written !== false) {
      notes.addWhen(written, text);
    }
  }

  private check({ existingSecret, caBundle, certManager, selfManaged }: WebhookCertificateProps, existing: Condition): void {
    const bundle = Condition.of(caBundle ?? '');
    const [secretName, bundleName, managerName] = [nameOfProp('existingSecret', existingSecret), nameOfProp('caBundle', caBundle), nameOfProp('certManager.enabled', certManager?.enabled)];
    refuseWhen(this, this.isOfCertManager.and(existing.or(bundle)),
      `${managerName} is true, and ${secretName} or ${bundleName} is set, so there would be two certificates: leave both empty, or set ${managerName} to false`);
    refuseWhen(this, existing.and(bundle.not()),
      `${secretName} is set, and ${bundleName} is empty, so the API server could not verify the certificate: set it to the certificate of the authority that issued it, in PEM format`);
    refuseWhen(this, bundle.and(existing.not()).and(this.isOfCertManager.not()), `${bundleName} is set, and ${secretName} is empty: set it to the name of the Secret with the certificate`);
    refuseWhen(this, Condition.of(selfManaged ?? false).or(this.isOfCertManager).or(existing).or(bundle).not(),
      `the webhook has no certificate: set ${managerName} to true, or ${secretName} and ${bundleName}`);
    if (caBundle !== undefined && !isValue(caBundle)) {
      refuseWhen(this, Condition.of(textOf(caBundle).matches(CERTIFICATES)).not(), `${bundleName}: expected certificates in PEM format, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----`);
    }
  }
}
