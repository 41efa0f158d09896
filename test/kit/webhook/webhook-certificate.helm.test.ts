import { CERTIFICATE } from './certificates';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { ValidatingWebhookConfiguration, WebhookCertificate, WebhookCertificateProps } from '../../../src/kit';
import { release } from '../../../src/plain/release';
import { renderNotes } from '../../../src/plain/render';

const webhooks = [{ name: 'check.example.org', service: { name: 'server' }, rules: [{ operations: ['CREATE'], apiGroups: ['batch'], apiVersions: ['v1'], resources: ['jobs'] }] }];

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const WRONG: [string, string][] = [
  ['no PEM', 'MIIB'], ['a private key', CERTIFICATE.replace(/CERTIFICATE/g, 'PRIVATE KEY')], ['no end', CERTIFICATE.split('-----END')[0]], ['no base64', CERTIFICATE.replace('M', '*')],
  ['line feeds of Windows', CERTIFICATE.replace(/\n/g, '\r\n')], ['one line', CERTIFICATE.replace(/\n/g, ' ')], ['base64 of PEM', base64(CERTIFICATE)],
];

function chartWith(props: Partial<WebhookCertificateProps>, values = false): SmallChart {
  return new SmallChart(c => {
    const certificate = new WebhookCertificate(c, 'cert', { services: ['server'], ...values ? c.values.group('webhook', WebhookCertificate.values()).asProps() : {}, ...props });
    const configuration = new ValidatingWebhookConfiguration(c, 'check', { certificate, webhooks });
    certificate.addNotes([configuration.runtimeFields()]);
    c.holder(certificate.secretName);
  }, { releaseName: 'r', releaseNamespace: 'ns' });
}

const made = (props: Partial<WebhookCertificateProps>): any[] => chartWith(props).toJson();
const one = (all: any[], kind: string): any => all.find(o => o.kind === kind);

describe('the certificate of a webhook', () => {
  it('may be in a Secret that no pod mounts, with all values declared', () => {
    const chart = new SmallChart(c => {
      const certificate = new WebhookCertificate(c, 'cert', { services: ['server'], ...c.values.group('webhook', WebhookCertificate.values()).asProps(), selfManaged: true });
      new ValidatingWebhookConfiguration(c, 'check', { certificate, webhooks });
    });
    expect(chart.toJson().map(o => o.kind)).toEqual(['ValidatingWebhookConfiguration']);
  });

  it('comes from cert-manager, whose authority it is: it signs itself', () => {
    const all = made({ certManager: { enabled: true, duration: '8760h' } });
    expect(one(all, 'Issuer')).toMatchObject({ apiVersion: 'cert-manager.io/v1', metadata: { name: 'r-small-cert', namespace: 'ns' }, spec: { selfSigned: {} } });
    expect(one(all, 'Certificate').spec).toEqual({
      secretName: 'r-small-cert', dnsNames: ['server', 'server.ns', 'server.ns.svc'], duration: '8760h', usages: ['digital signature', 'key encipherment', 'server auth'],
      privateKey: { rotationPolicy: 'Always' }, issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'r-small-cert' },
    });
    const configuration = one(all, 'ValidatingWebhookConfiguration');
    expect(configuration.metadata.annotations).toEqual({ 'cert-manager.io/inject-ca-from': 'ns/r-small-cert' });
    expect(configuration.webhooks[0].clientConfig).not.toHaveProperty('caBundle');
    expect(one(all, 'Held').spec).toBe('r-small-cert');
  });

  it('comes from an issuer of the cluster', () => {
    const all = made({ certManager: { enabled: true, issuer: 'company', issuerKind: 'ClusterIssuer' }, secretName: 'fixed' });
    expect(one(all, 'Issuer')).toBeUndefined();
    expect(one(all, 'Certificate').spec).toMatchObject({ secretName: 'fixed', issuerRef: { kind: 'ClusterIssuer', name: 'company' } });
  });

  it('is in an existing Secret, and the API server is told its authority', () => {
    const all = made({ existingSecret: 'mine', caBundle: CERTIFICATE });
    expect(all.map(o => o.kind).sort()).toEqual(['Held', 'ValidatingWebhookConfiguration']);
    expect(one(all, 'ValidatingWebhookConfiguration').webhooks[0].clientConfig.caBundle).toBe(base64(CERTIFICATE));
    expect(one(all, 'Held').spec).toBe('mine');
  });

  it('is made by the program, which writes the authority at run time', () => {
    const configuration = one(made({ selfManaged: true }), 'ValidatingWebhookConfiguration');
    expect(configuration.webhooks[0].clientConfig).toEqual({ service: { name: 'server', namespace: 'ns', port: 443 } });
    expect(configuration.metadata).not.toHaveProperty('annotations');
    expect(one(made({ selfManaged: true, secretName: 'fixed' }), 'Held').spec).toBe('fixed');
  });

  it('for Services of another namespace is made there', () => {
    const all = made({ certManager: { enabled: true }, namespace: 'other' });
    expect(one(all, 'Certificate')).toMatchObject({ metadata: { namespace: 'other' }, spec: { dnsNames: ['server', 'server.other', 'server.other.svc'] } });
    expect(one(all, 'ValidatingWebhookConfiguration').metadata.annotations).toEqual({ 'cert-manager.io/inject-ca-from': 'other/r-small-cert' });
  });

  it('comes in each way from values, the same in both outputs', async () => {
    const both = new BothOutputs(chartWith({ selfManaged: true }, true));
    const refused: [any, string][] = [
      [{ existingSecret: 'mine', caBundle: CERTIFICATE, certManager: { enabled: true } }, 'so there would be two certificates'],
      [{ existingSecret: 'mine' }, 'webhook.existingSecret is set, and webhook.caBundle is empty, so the API server could not verify the certificate'],
      [{ caBundle: CERTIFICATE }, 'webhook.caBundle is set, and webhook.existingSecret is empty'],
      ...WRONG.map(([, caBundle]): [any, string] => [{ existingSecret: 'mine', caBundle }, 'webhook.caBundle']),
    ];
    const caBundle = `${CERTIFICATE}\n${CERTIFICATE}`;
    await both.agreeTogether({ files: [{}] }, { files: [{ webhook: { certManager: { enabled: true } } }] }, { files: [{ webhook: { existingSecret: 'mine', caBundle } }] }, ...refused.map(([webhook]) => ({ files: [{ webhook }] })));
    expect(both.tally).toMatchObject({ rendered: 3, refused: refused.length });
    for (const [webhook, message] of refused) {
      expect((both.plain({ files: [{ webhook }] }) as Error).message).toContain(message);
    }
  });

  it.each(WRONG)('refuses an authority with %s', (_, caBundle) => {
    expect(() => made({ existingSecret: 'mine', caBundle })).toThrow('caBundle: expected certificates in PEM format');
  });

  it('is missing if no way is chosen, and the program makes none', () => {
    expect(() => made({})).toThrow('small/cert: the webhook has no certificate: set certManager.enabled to true, or existingSecret and caBundle');
    expect(() => made({ services: [], selfManaged: true })).toThrow('small/cert: services is empty');
  });

  it('has notes for tools that compare objects, unless the chart renders the authority', () => {
    const notes = (values: any): string => renderNotes(chartWith({ selfManaged: true }, true)._model(), release({ name: 'r', namespace: 'ns', values: [values] }));
    expect(notes({})).toContain(`
  ignoreDifferences:
    - group: admissionregistration.k8s.io
      kind: ValidatingWebhookConfiguration
      name: ns.r-small-check
      jsonPointers:
        - /webhooks/0/clientConfig/caBundle
  syncPolicy:
    syncOptions:
      - RespectIgnoreDifferences=true
`);
    expect(notes({})).toContain(`
  driftDetection:
    ignore:
      - target:
          kind: ValidatingWebhookConfiguration
          name: ns.r-small-check
        paths:
          - /webhooks/0/clientConfig/caBundle`);
    expect(notes({ webhook: { certManager: { enabled: true } } })).toContain('ignoreDifferences');
    expect(notes({ webhook: { existingSecret: 'mine', caBundle: CERTIFICATE } })).not.toContain('ignoreDifferences');
  });

  it('refuses a typo in the fields of its notes', () => {
    const fields: any = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', name: 'a', pointer: ['/spec'] };
    expect(() => new SmallChart(c => new WebhookCertificate(c, 'cert', { services: ['server'], selfManaged: true }).addNotes([fields]))).toThrow('fields[0]: unknown option "pointer", did you mean "pointers"?');
  });
});
